package io.yingdun.cloud.ris;

import java.nio.charset.Charset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the inbox.
 *
 * @param body as it came
 * @param characterSet that {@code body} is read in
 * @param corrected the text that a person has put in its place; null where nobody has
 * @param queuedAt since when it is tried: received, or sent again by a person
 * @param issuer of Patient IDs that name no authority
 */
record StoredMessage(
        long id,
        String sender,
        String address,
        String controlId,
        String type,
        byte[] body,
        String characterSet,
        String issuer,
        @Nullable String corrected,
        MessageState state,
        String note,
        Instant receivedAt,
        Instant queuedAt) {

    /** Of what it changes, as people read it. */
    String reason() {
        return type + " " + controlId;
    }

    String text() {
        return corrected == null
                ? Hl7Text.segments(new String(body, Charset.forName(characterSet)))
                : Hl7Text.segments(corrected);
    }
}
