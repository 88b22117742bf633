/**
 * Messages of PS3.7 on an association: command sets, statuses, and {@link io.yingdun.dicom.dimse.DimseExchange}, which
 * hands the peer's requests to the {@link io.yingdun.dicom.dimse.DimseServices} that perform them and our requests'
 * answers to whoever waits. The service classes are in {@code service}; this package must never know what they mean.
 */
@NullMarked
package io.yingdun.dicom.dimse;

import org.jspecify.annotations.NullMarked;
