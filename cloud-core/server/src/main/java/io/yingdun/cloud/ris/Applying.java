package io.yingdun.cloud.ris;

import io.yingdun.foundation.audit.AuditActor;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;

/** A message while it is applied: when it was said, who is named for what it changes, and what it left as it was. */
final class Applying {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.systemDefault());

    /** Whatever zone the sender's clock shows. */
    private static final Period AHEAD = Period.ofDays(1);

    private final StoredMessage message;
    private final String saidAt;
    private final AuditActor by;
    private final Set<String> left = new LinkedHashSet<>();

    Applying(StoredMessage message, Hl7Message parsed) {
        this.message = message;
        this.saidAt = plausible(parsed.saidAt(), message.receivedAt());
        this.by = new AuditActor(message.sender(), "HL7", message.address());
    }

    /** A clock that is ahead for once would make all that comes after it old. */
    private static String plausible(String saidAt, Instant receivedAt) {
        return saidAt.compareTo(DAY.format(receivedAt.plus(AHEAD)) + "~") > 0 ? "" : saidAt;
    }

    StoredMessage message() {
        return message;
    }

    /** MSH-7 as {@code YYYYMMDD[HHMM[SS]]}; empty where that is not known. */
    String saidAt() {
        return saidAt;
    }

    /** When it was said, else the day on which it came. */
    String saidOrCameAt() {
        return Said.first(saidAt, DAY.format(message.receivedAt()));
    }

    /** A time that the message gives; empty where it cannot have been yet. */
    String plausible(String time) {
        return plausible(time, message.receivedAt());
    }

    AuditActor by() {
        return by;
    }

    /** The sender has said something later of this. */
    void leave(String what) {
        left.add(what);
    }

    /** For people, of a message that was applied; empty where there is nothing to say. */
    String note() {
        return left.isEmpty()
                ? ""
                : "MSH-7 is older than that of a message that was applied before; left as they were: "
                        + String.join(", ", left);
    }
}
