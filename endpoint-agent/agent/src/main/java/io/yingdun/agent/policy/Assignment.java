package io.yingdun.agent.policy;

import io.yingdun.agent.overlay.CoverRule;
import io.yingdun.agent.overlay.Mark;
import io.yingdun.agent.overlay.OverlayRequest;
import io.yingdun.protocol.v1.CodewordSlot;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.RegionRule;
import io.yingdun.protocol.v1.TrayIcon;
import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Codeword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A checked assignment.
 *
 * @param mark empty where the policy is off
 * @param trayIcon whether the person sees an icon
 */
public record Assignment(
        long version, Optional<Marking> mark, List<CoverRule> rules, boolean trayIcon, String policyName) {

    /** What to mark with, and when. */
    record Marking(CarrierKey carrierKey, Strength strength, List<Slot> slots, Codeword fallback, String userName) {

        /**
         * The slot's codeword where the time is known, a slot covers it and the slots were issued for this person;
         * otherwise the fallback, which names the endpoint and claims no time or person.
         */
        Mark markAt(OptionalLong serverTime, String user) {
            Codeword codeword = fallback;
            if (serverTime.isPresent() && user.equals(userName)) {
                codeword = slotAt(serverTime.getAsLong()).orElse(fallback);
            }
            return new Mark(carrierKey, codeword, strength);
        }

        private Optional<Codeword> slotAt(long serverTime) {
            int low = 0;
            int high = slots.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Slot slot = slots.get(middle);
                if (slot.contains(serverTime)) {
                    return Optional.of(slot.codeword());
                }
                if (slot.notBefore() > serverTime) {
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            return Optional.empty();
        }
    }

    public Assignment {
        rules = List.copyOf(rules);
    }

    /** What should be on the screen at this time for this person. */
    public OverlayRequest request(OptionalLong serverTime, String user) {
        return new OverlayRequest(version, mark.map(marking -> marking.markAt(serverTime, user)), rules);
    }

    /** Checks every field; a policy that is off needs no keys. */
    public static Assignment of(PolicyAssignment wire) throws InvalidAssignmentException {
        if (wire.getAssignmentVersion() <= 0) {
            throw new InvalidAssignmentException("the assignment has no version");
        }
        try {
            List<CoverRule> rules = new ArrayList<>();
            for (RegionRule rule : wire.getRegionRulesList()) {
                rules.add(new CoverRule(
                        rule.getCover(),
                        rule.getMonitor(),
                        rule.getLeft(),
                        rule.getTop(),
                        rule.getRight(),
                        rule.getBottom()));
            }
            Optional<Marking> marking = wire.getEnabled() ? Optional.of(marking(wire)) : Optional.empty();
            boolean trayIcon = wire.getTrayIcon() == TrayIcon.SHOWN;
            return new Assignment(wire.getAssignmentVersion(), marking, rules, trayIcon, wire.getPolicyName());
        } catch (IllegalArgumentException e) {
            throw new InvalidAssignmentException("the assignment is not usable: " + e.getMessage(), e);
        }
    }

    private static Marking marking(PolicyAssignment wire) throws InvalidAssignmentException {
        List<Slot> slots = new ArrayList<>(wire.getSlotsCount());
        long end = Long.MIN_VALUE;
        for (CodewordSlot slot : wire.getSlotsList()) {
            if (slot.getNotBeforeMs() < end || slot.getNotAfterMs() <= slot.getNotBeforeMs()) {
                throw new InvalidAssignmentException("the assignment's time slots overlap or are not in order");
            }
            end = slot.getNotAfterMs();
            Codeword codeword = Codeword.of(slot.getCodeword().toByteArray());
            slots.add(new Slot(slot.getNotBeforeMs(), slot.getNotAfterMs(), codeword));
        }
        return new Marking(
                CarrierKey.of(wire.getCarrierKey().toByteArray()),
                Strength.ofLevel(wire.getStrength()),
                List.copyOf(slots),
                Codeword.of(wire.getFallbackCodeword().toByteArray()),
                wire.getUserName());
    }
}
