package io.yingdun.agent.policy;

import static io.yingdun.agent.testkit.Assignments.anAssignment;
import static io.yingdun.agent.testkit.Assignments.codeword;
import static io.yingdun.agent.testkit.Assignments.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.RegionRule;
import io.yingdun.watermark.payload.Codeword;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final long FALLBACK = 90;

    private final PolicyAssignment.Builder wire = anAssignment(3, FALLBACK)
            .addSlots(slot(1_000, 2_000, 11))
            .addSlots(slot(2_000, 3_000, 12))
            .addSlots(slot(5_000, 6_000, 13));

    @Test
    void showsTheSlotOfTheMoment() throws Exception {
        assertThat(shown(1_000, "li.na")).isEqualTo(codeword(11));
        assertThat(shown(1_999, "li.na")).isEqualTo(codeword(11));
        assertThat(shown(2_000, "li.na")).isEqualTo(codeword(12));
        assertThat(shown(5_999, "li.na")).isEqualTo(codeword(13));
    }

    @Test
    void fallsBackWhereNoSlotCoversTheMoment() throws Exception {
        assertThat(shown(999, "li.na")).isEqualTo(codeword(FALLBACK));
        assertThat(shown(3_000, "li.na")).isEqualTo(codeword(FALLBACK));
        assertThat(shown(6_000, "li.na")).isEqualTo(codeword(FALLBACK));
    }

    @Test
    void fallsBackForAnotherPerson() throws Exception {
        assertThat(shown(1_500, "wang.wei")).isEqualTo(codeword(FALLBACK));
        assertThat(shown(1_500, "")).isEqualTo(codeword(FALLBACK));
    }

    @Test
    void fallsBackWhileTheTimeIsUnknown() throws Exception {
        assertThat(Assignment.of(wire.build())
                        .request(OptionalLong.empty(), "li.na")
                        .mark()
                        .orElseThrow()
                        .codeword())
                .isEqualTo(codeword(FALLBACK));
    }

    @Test
    void needsNoKeysWhileSwitchedOff() throws Exception {
        PolicyAssignment off = PolicyAssignment.newBuilder()
                .setAssignmentVersion(4)
                .setEnabled(false)
                .build();

        assertThat(Assignment.of(off).request(OptionalLong.of(1), "li.na").mark())
                .isEmpty();
    }

    @Test
    void rejectsWhatCannotBeDrawnAndSaysWhy() {
        rejects(wire.clone().setAssignmentVersion(0), "no version");
        rejects(wire.clone().setStrength(0), "strength");
        rejects(wire.clone().setStrength(11), "strength");
        rejects(wire.clone().setCarrierKey(ByteString.copyFrom(new byte[31])), "this one has 31");
        rejects(wire.clone().setFallbackCodeword(ByteString.EMPTY), "this one has 0");
        rejects(wire.clone().addSlots(slot(5_500, 7_000, 1)), "overlap");
        rejects(wire.clone().addSlots(slot(8_000, 8_000, 1)), "not in order");
        rejects(wire.clone().addRegionRules(RegionRule.newBuilder().setRight(1).setBottom(2_000)), "region");
    }

    private static void rejects(PolicyAssignment.Builder wire, String reason) {
        assertThatThrownBy(() -> Assignment.of(wire.build()))
                .isInstanceOf(InvalidAssignmentException.class)
                .hasMessageContaining(reason);
    }

    private Codeword shown(long time, String user) throws InvalidAssignmentException {
        return Assignment.of(wire.build())
                .request(OptionalLong.of(time), user)
                .mark()
                .orElseThrow()
                .codeword();
    }
}
