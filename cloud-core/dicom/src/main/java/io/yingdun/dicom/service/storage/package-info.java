/**
 * C-STORE (PS3.7 §9.1.1, PS3.4 annex B) both ways. Received bytes stream into a
 * {@link io.yingdun.dicom.service.storage.StoreSink} as they come; sent ones are read as they go. The provider's answer
 * waits until the sink says that the bytes are safe. It must never know where objects are kept.
 */
@NullMarked
package io.yingdun.dicom.service.storage;

import org.jspecify.annotations.NullMarked;
