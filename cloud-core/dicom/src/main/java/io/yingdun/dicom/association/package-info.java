/**
 * Associations: the upper layer's state machine (PS3.8 §9.2) with its timers on a Netty channel, negotiation as acceptor
 * and as requestor, and messages cut into P-DATA-TF on the way out. An {@link io.yingdun.dicom.association.AssociationUser}
 * (DIMSE) sits on top. It must never know what a command means or where objects are kept.
 *
 * <p>State lives on the channel's event loop and nothing there blocks: decisions about associations and the reading of
 * outgoing data sets run on the workers that the caller provides.
 */
@NullMarked
package io.yingdun.dicom.association;

import org.jspecify.annotations.NullMarked;
