package io.yingdun.dicom.association;

import static io.yingdun.dicom.association.UpperLayerState.STA1;
import static io.yingdun.dicom.association.UpperLayerState.STA11;
import static io.yingdun.dicom.association.UpperLayerState.STA12;
import static io.yingdun.dicom.association.UpperLayerState.STA13;
import static io.yingdun.dicom.association.UpperLayerState.STA2;
import static io.yingdun.dicom.association.UpperLayerState.STA3;
import static io.yingdun.dicom.association.UpperLayerState.STA4;
import static io.yingdun.dicom.association.UpperLayerState.STA5;
import static io.yingdun.dicom.association.UpperLayerState.STA6;
import static io.yingdun.dicom.association.UpperLayerState.STA7;
import static io.yingdun.dicom.association.UpperLayerState.STA8;

import org.jspecify.annotations.Nullable;

/** The actions of PS3.8 tables 9-6 to 9-9 and the state that each ends in. */
enum UpperLayerAction {
    /** Open the transport connection. */
    AE_1(STA4),
    /** Send A-ASSOCIATE-RQ. */
    AE_2(STA5),
    /** Confirm: accepted. */
    AE_3(STA6),
    /** Confirm: refused; close. */
    AE_4(STA1),
    /** A peer connected; start ARTIM. */
    AE_5(STA2),
    /** Stop ARTIM; indicate the request, or refuse it as provider and go to STA13. */
    AE_6(STA3),
    /** Send A-ASSOCIATE-AC. */
    AE_7(STA6),
    /** Send A-ASSOCIATE-RJ; start ARTIM. */
    AE_8(STA13),
    /** Send data. */
    DT_1(STA6),
    /** Indicate data. */
    DT_2(STA6),
    /** Send A-RELEASE-RQ. */
    AR_1(STA7),
    /** Indicate release. */
    AR_2(STA8),
    /** Confirm release; close. */
    AR_3(STA1),
    /** Send A-RELEASE-RP; start ARTIM. */
    AR_4(STA13),
    /** Stop ARTIM. */
    AR_5(STA1),
    /** Indicate data while our release waits for its answer. */
    AR_6(STA7),
    /** Send data while the peer's release waits for our answer. */
    AR_7(STA8),
    /** Release collision: STA9 for the requestor, STA10 for the acceptor. */
    AR_8(null),
    /** Send A-RELEASE-RP. */
    AR_9(STA11),
    /** Confirm release. */
    AR_10(STA12),
    /** Send A-ABORT as service user; (re)start ARTIM. */
    AA_1(STA13),
    /** Stop ARTIM; close. */
    AA_2(STA1),
    /** Indicate the peer's abort; close. */
    AA_3(STA1),
    /** Indicate that the connection was lost. */
    AA_4(STA1),
    /** Stop ARTIM. */
    AA_5(STA1),
    /** Ignore the PDU. */
    AA_6(STA13),
    /** Send A-ABORT. */
    AA_7(STA13),
    /** Send A-ABORT as service provider; indicate it; start ARTIM. */
    AA_8(STA13);

    private final @Nullable UpperLayerState next;

    UpperLayerAction(@Nullable UpperLayerState next) {
        this.next = next;
    }

    /** Null where it depends on who we are (AR-8). */
    @Nullable
    UpperLayerState next() {
        return next;
    }
}
