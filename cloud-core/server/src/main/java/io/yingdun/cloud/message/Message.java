package io.yingdun.cloud.message;

import io.yingdun.foundation.runtime.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one patient about one event. What it says is made when it is sent.
 *
 * @param report that was verified
 * @param patientId whose report it is, as it was said then; who that is now, the archive knows
 * @param way by which it was sent or last tried; empty where none was
 * @param tries handed over so often, whatever came of it
 * @param note for people: why it waits, or was not sent
 * @param queuedAt since when it is tried: written, or sent again by a person
 */
record Message(
        long id,
        long report,
        String accessionNumber,
        String patientId,
        String issuer,
        MessageState state,
        String way,
        int tries,
        String note,
        Instant nextTryAt,
        Instant createdAt,
        Instant queuedAt,
        @Nullable Instant settledAt) {

    private static final int MOST_CHARACTERS = 32;

    /** The same for each try, for providers that take no message twice. */
    String clientId() {
        return Sha256.hex(id + " " + queuedAt.toEpochMilli()).substring(0, MOST_CHARACTERS);
    }
}
