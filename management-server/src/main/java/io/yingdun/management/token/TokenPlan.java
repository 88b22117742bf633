package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.time.Instant;
import java.util.List;

/** What one endpoint shows next: the slots in order, and the token for every time without one. */
public record TokenPlan(List<Slot> slots, Token fallback) {

    public record Slot(Instant notBefore, Instant notAfter, Token token) {}

    public TokenPlan {
        slots = List.copyOf(slots);
    }

    public Instant until() {
        return slots.get(slots.size() - 1).notAfter();
    }
}
