package io.yingdun.cloud.ris;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When each sender last said something of a patient or an order, so that what it said before does not undo that. Each is
 * compared with itself only: the clocks of two need not agree.
 */
@Component
class LatestSaid {

    private final LatestSaidMapper mapper;

    LatestSaid(LatestSaidMapper mapper) {
        this.mapper = mapper;
    }

    /** As precisely as both are said: what is said in the same second, or minute, is not older. */
    boolean isLaterThan(Applying message, String subject) {
        @Nullable String latest = mapper.saidAt(subject, message.message().sender());
        if (latest == null) {
            return false;
        }
        String saidAt = message.saidAt();
        int common = Math.min(latest.length(), saidAt.length());
        return latest.substring(0, common).compareTo(saidAt.substring(0, common)) > 0;
    }

    void note(Applying message, String subject) {
        if (!message.saidAt().isEmpty()) {
            mapper.note(subject, message.message().sender(), message.saidAt());
        }
    }
}
