/**
 * The seven protocol data units of the upper layer (PS3.8 §9.3) with the user information items of PS3.7 annex D, as
 * records, and their two mirrors {@link io.yingdun.dicom.pdu.PduDecoder} and {@link io.yingdun.dicom.pdu.PduEncoder}. What
 * a P-DATA-TF carries is handed on in slices of what the socket delivered, never collected. Called by {@code association};
 * it must never know states, timers or what a command means.
 */
@NullMarked
package io.yingdun.dicom.pdu;

import org.jspecify.annotations.NullMarked;
