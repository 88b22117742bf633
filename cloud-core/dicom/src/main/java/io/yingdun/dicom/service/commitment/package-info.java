/**
 * Storage commitment, PS3.4 annex J, both ways: N-ACTION asks, N-EVENT-REPORT tells, on the same association while it lasts,
 * else on a new one which the provider opens. It must never know what makes an instance safe.
 */
@NullMarked
package io.yingdun.dicom.service.commitment;

import org.jspecify.annotations.NullMarked;
