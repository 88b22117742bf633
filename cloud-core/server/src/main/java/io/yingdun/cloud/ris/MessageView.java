package io.yingdun.cloud.ris;

import java.time.Instant;

/**
 * A message as lists show it, without what it says.
 *
 * @param note why it waits or could not be applied, or what it left as it was
 */
record MessageView(
        long id,
        String sender,
        String address,
        String controlId,
        String type,
        MessageState state,
        String note,
        Instant receivedAt) {

    static MessageView of(StoredMessage message) {
        return new MessageView(
                message.id(),
                message.sender(),
                message.address(),
                message.controlId(),
                message.type(),
                message.state(),
                message.note(),
                message.receivedAt());
    }
}
