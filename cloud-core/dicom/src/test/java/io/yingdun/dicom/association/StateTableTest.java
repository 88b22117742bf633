package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every pair of state and event of PS3.8 table 9-10. */
class StateTableTest {

    /** The rows of the table in the order of {@link UpperLayerEvent}, a column a state; "-" where it is empty. */
    private static final List<String> TABLE = List.of(
            // Sta1 Sta2 Sta3 Sta4 Sta5 Sta6 Sta7 Sta8 Sta9 Sta10 Sta11 Sta12 Sta13
            "AE_1 -    -    -    -    -    -    -    -    -     -     -     -", //    [1] A-ASSOCIATE request
            "-    -    -    AE_2 -    -    -    -    -    -     -     -     -", //    [2] transport confirmation
            "-    AA_1 AA_8 -    AE_3 AA_8 AA_8 AA_8 AA_8 AA_8  AA_8  AA_8  AA_6", // [3] A-ASSOCIATE-AC
            "-    AA_1 AA_8 -    AE_4 AA_8 AA_8 AA_8 AA_8 AA_8  AA_8  AA_8  AA_6", // [4] A-ASSOCIATE-RJ
            "AE_5 -    -    -    -    -    -    -    -    -     -     -     -", //    [5] transport indication
            "-    AE_6 AA_8 -    AA_8 AA_8 AA_8 AA_8 AA_8 AA_8  AA_8  AA_8  AA_7", // [6] A-ASSOCIATE-RQ
            "-    -    AE_7 -    -    -    -    -    -    -     -     -     -", //    [7] accept
            "-    -    AE_8 -    -    -    -    -    -    -     -     -     -", //    [8] reject
            "-    -    -    -    -    DT_1 -    AR_7 -    -     -     -     -", //    [9] P-DATA request
            "-    AA_1 AA_8 -    AA_8 DT_2 AR_6 AA_8 AA_8 AA_8  AA_8  AA_8  AA_6", // [10] P-DATA-TF
            "-    -    -    -    -    AR_1 -    -    -    -     -     -     -", //    [11] A-RELEASE request
            "-    AA_1 AA_8 -    AA_8 AR_2 AR_8 AA_8 AA_8 AA_8  AA_8  AA_8  AA_6", // [12] A-RELEASE-RQ
            "-    AA_1 AA_8 -    AA_8 AA_8 AR_3 AA_8 AA_8 AR_10 AR_3  AA_8  AA_6", // [13] A-RELEASE-RP
            "-    -    -    -    -    -    -    AR_4 AR_9 -     -     AR_4  -", //    [14] A-RELEASE response
            "-    -    AA_1 AA_2 AA_1 AA_1 AA_1 AA_1 AA_1 AA_1  AA_1  AA_1  -", //    [15] A-ABORT request
            "-    AA_2 AA_3 -    AA_3 AA_3 AA_3 AA_3 AA_3 AA_3  AA_3  AA_3  AA_2", // [16] A-ABORT
            "-    AA_5 AA_4 AA_4 AA_4 AA_4 AA_4 AA_4 AA_4 AA_4  AA_4  AA_4  AR_5", // [17] transport closed
            "-    AA_2 -    -    -    -    -    -    -    -     -     -     AA_2", // [18] ARTIM expired
            "-    AA_1 AA_8 -    AA_8 AA_8 AA_8 AA_8 AA_8 AA_8  AA_8  AA_8  AA_7"); // [19] invalid PDU

    @Test
    void isTheStandardsTable() {
        assertThat(TABLE).hasSameSizeAs(UpperLayerEvent.values());
        for (UpperLayerEvent event : UpperLayerEvent.values()) {
            List<String> row = List.of(TABLE.get(event.ordinal()).split(" +"));
            assertThat(row).hasSameSizeAs(UpperLayerState.values());
            for (UpperLayerState state : UpperLayerState.values()) {
                UpperLayerAction action = StateTable.action(state, event);
                assertThat(action == null ? "-" : action.name())
                        .as(state + " " + event)
                        .isEqualTo(row.get(state.ordinal()));
            }
        }
    }
}
