package io.yingdun.management.policy;

import com.google.protobuf.ByteString;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenPlan;
import io.yingdun.protocol.v1.CodewordSlot;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.RegionRule;
import io.yingdun.protocol.v1.TrayIcon;
import io.yingdun.watermark.payload.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an assignment as an agent gets it: codewords, never the tokens or the key that makes them. */
@Component
class AssignmentMessages {

    private final SiteKey key;
    private final ByteString carrierKey;

    AssignmentMessages(SiteKey key) {
        this.key = key;
        this.carrierKey = ByteString.copyFrom(key.carrierKey().bytes());
    }

    /** Without tokens where the policy draws nothing. */
    PolicyAssignment of(Assignment assignment, StoredPolicy policy, @Nullable TokenPlan tokens) {
        PolicyDraft draft = policy.draft();
        PolicyAssignment.Builder message = PolicyAssignment.newBuilder()
                .setAssignmentVersion(assignment.assignmentVersion())
                .setEnabled(draft.enabled())
                .setStrength(draft.strength())
                .setTrayIcon(draft.trayIcon() ? TrayIcon.SHOWN : TrayIcon.HIDDEN)
                .setUserName(assignment.userName())
                .setPolicyName(draft.name());
        draft.regions().forEach(region -> message.addRegionRules(rule(region)));
        if (tokens != null) {
            message.setCarrierKey(carrierKey).setFallbackCodeword(codeword(tokens.fallback()));
            for (TokenPlan.Slot slot : tokens.slots()) {
                message.addSlots(CodewordSlot.newBuilder()
                        .setNotBeforeMs(slot.notBefore().toEpochMilli())
                        .setNotAfterMs(slot.notAfter().toEpochMilli())
                        .setCodeword(codeword(slot.token())));
            }
        }
        return message.build();
    }

    private ByteString codeword(Token token) {
        return ByteString.copyFrom(key.codeword(token).bytes());
    }

    private static RegionRule rule(PolicyDraft.Region region) {
        return RegionRule.newBuilder()
                .setCover(region.cover())
                .setMonitor(region.monitor())
                .setLeft(region.left())
                .setTop(region.top())
                .setRight(region.right())
                .setBottom(region.bottom())
                .build();
    }
}
