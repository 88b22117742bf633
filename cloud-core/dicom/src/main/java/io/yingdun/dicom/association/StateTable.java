package io.yingdun.dicom.association;

import static io.yingdun.dicom.association.UpperLayerAction.*;
import static io.yingdun.dicom.association.UpperLayerState.*;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PS3.8 table 9-10: which action an event leads to in which state. */
final class StateTable {

    private static final UpperLayerState[] ESTABLISHED = {STA6, STA7, STA8, STA9, STA10, STA11, STA12};
    private static final Map<UpperLayerState, Map<UpperLayerEvent, UpperLayerAction>> TABLE =
            new EnumMap<>(UpperLayerState.class);

    static {
        for (UpperLayerState state : UpperLayerState.values()) {
            TABLE.put(state, new EnumMap<>(UpperLayerEvent.class));
        }
        pdus();
        primitives();
        transport();
    }

    private StateTable() {}

    /** Null where the table is empty: a local request that has no meaning in this state. */
    static @Nullable UpperLayerAction action(UpperLayerState state, UpperLayerEvent event) {
        return TABLE.get(state).get(event);
    }

    /** What the peer sends: out of turn it is AA-1 before an association is asked for, AA-8 later, AA-6 at the end. */
    private static void pdus() {
        for (UpperLayerEvent event : UpperLayerEvent.values()) {
            boolean pdu = event.name().endsWith("_PDU") && event != UpperLayerEvent.ABORT_PDU;
            if (pdu) {
                put(event, AA_1, STA2);
                put(event, AA_8, STA3, STA5);
                put(event, AA_8, ESTABLISHED);
                put(event, AA_6, STA13);
            }
        }
        put(UpperLayerEvent.ASSOCIATE_AC_PDU, AE_3, STA5);
        put(UpperLayerEvent.ASSOCIATE_RJ_PDU, AE_4, STA5);
        put(UpperLayerEvent.ASSOCIATE_RQ_PDU, AE_6, STA2);
        put(UpperLayerEvent.ASSOCIATE_RQ_PDU, AA_7, STA13);
        put(UpperLayerEvent.P_DATA_TF_PDU, DT_2, STA6);
        put(UpperLayerEvent.P_DATA_TF_PDU, AR_6, STA7);
        put(UpperLayerEvent.RELEASE_RQ_PDU, AR_2, STA6);
        put(UpperLayerEvent.RELEASE_RQ_PDU, AR_8, STA7);
        put(UpperLayerEvent.RELEASE_RP_PDU, AR_3, STA7, STA11);
        put(UpperLayerEvent.RELEASE_RP_PDU, AR_10, STA10);
        put(UpperLayerEvent.INVALID_PDU, AA_7, STA13);
        put(UpperLayerEvent.ABORT_PDU, AA_2, STA2, STA13);
        put(UpperLayerEvent.ABORT_PDU, AA_3, STA3, STA5);
        put(UpperLayerEvent.ABORT_PDU, AA_3, ESTABLISHED);
    }

    private static void primitives() {
        put(UpperLayerEvent.ASSOCIATE_REQUEST, AE_1, STA1);
        put(UpperLayerEvent.ASSOCIATE_RESPONSE_ACCEPT, AE_7, STA3);
        put(UpperLayerEvent.ASSOCIATE_RESPONSE_REJECT, AE_8, STA3);
        put(UpperLayerEvent.P_DATA_REQUEST, DT_1, STA6);
        put(UpperLayerEvent.P_DATA_REQUEST, AR_7, STA8);
        put(UpperLayerEvent.RELEASE_REQUEST, AR_1, STA6);
        put(UpperLayerEvent.RELEASE_RESPONSE, AR_4, STA8, STA12);
        put(UpperLayerEvent.RELEASE_RESPONSE, AR_9, STA9);
        put(UpperLayerEvent.ABORT_REQUEST, AA_1, STA3, STA5);
        put(UpperLayerEvent.ABORT_REQUEST, AA_1, ESTABLISHED);
        put(UpperLayerEvent.ABORT_REQUEST, AA_2, STA4);
    }

    private static void transport() {
        put(UpperLayerEvent.TRANSPORT_CONFIRMATION, AE_2, STA4);
        put(UpperLayerEvent.TRANSPORT_INDICATION, AE_5, STA1);
        put(UpperLayerEvent.TRANSPORT_CLOSED, AA_5, STA2);
        put(UpperLayerEvent.TRANSPORT_CLOSED, AA_4, STA3, STA4, STA5);
        put(UpperLayerEvent.TRANSPORT_CLOSED, AA_4, ESTABLISHED);
        put(UpperLayerEvent.TRANSPORT_CLOSED, AR_5, STA13);
        put(UpperLayerEvent.ARTIM_EXPIRED, AA_2, STA2, STA13);
    }

    private static void put(UpperLayerEvent event, UpperLayerAction action, UpperLayerState... states) {
        for (UpperLayerState state : states) {
            TABLE.get(state).put(event, action);
        }
    }
}
