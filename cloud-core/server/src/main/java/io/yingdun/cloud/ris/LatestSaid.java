package io.yingdun.cloud.ris;

import io.yingdun.cloud.runtime.LocalTimes;
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

    /**
     * Whether the sender has said something later, so that the message leaves the subject as it is: what is said in the same second,
     * or minute, is not older.
     *
     * @param shown what people call the subject
     */
    boolean isOutdated(Applying message, String subject, String shown) {
        @Nullable String latest = mapper.saidAt(subject, message.message().sender());
        boolean outdated = latest != null && LocalTimes.compare(latest, message.saidAt()) > 0;
        if (outdated) {
            message.leave(shown);
        }
        return outdated;
    }

    void note(Applying message, String subject) {
        if (!message.saidAt().isEmpty()) {
            mapper.note(subject, message.message().sender(), message.saidAt());
        }
    }
}
