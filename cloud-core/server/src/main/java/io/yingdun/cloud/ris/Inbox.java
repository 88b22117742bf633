package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.InboxMapper.NewMessage;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.DatabaseFailure;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/** Keeps messages as they come, and lets people see to those that could not be applied. */
@Service
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final Set<String> TAKEN =
            Set.of("ADT^A01", "ADT^A04", "ADT^A08", "ADT^A40", "ORM^O01", "OMI^O23", "ORU^R01", "MDM^T02");

    /** Published when there is something to apply. */
    record MessageKept() {}

    private final InboxMapper mapper;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Inbox(InboxMapper mapper, AuditLog audit, Clock clock, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Accepted when the message is committed. One that the sender has sent before is accepted again and has no effect; what
     * cannot be read is kept for a person, since most senders do not come again.
     */
    Acknowledgement take(byte[] body, Hl7Text text, Hl7Header header, Hl7Sender sender, String address) {
        if (header.controlId().isEmpty()) {
            return Acknowledgement.rejected("101", "MSH-10 is empty.");
        }
        if (!header.excess().isEmpty()) {
            return Acknowledgement.rejected("102", header.excess());
        }
        if (!TAKEN.contains(header.type())) {
            return Acknowledgement.rejected("200", "Messages of the type " + header.type() + " are not taken here.");
        }
        String from = header.sender().isEmpty() ? address : header.sender();
        try {
            mapper.insert(new NewMessage(
                    from,
                    address,
                    header.controlId(),
                    header.type(),
                    Sha256.hex(body),
                    body,
                    text.charset().name(),
                    sender.issuer(),
                    text.problem().isEmpty() ? MessageState.RECEIVED : MessageState.DEAD,
                    text.problem(),
                    clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A message of {} could not be kept: {}", address, e.toString());
            // One that can never be kept would be sent for ever, and hold up those behind it.
            if (DatabaseFailure.isOfTheData(e)) {
                return Acknowledgement.rejected("207", "The database cannot keep what the message says.");
            }
            return Acknowledgement.later("The message could not be kept. Send it again later.");
        }
        events.publishEvent(new MessageKept());
        return Acknowledgement.ACCEPTED;
    }

    /** A part of those in a state, and how many there are. */
    record MessagePage(long total, List<MessageView> messages) {}

    MessagePage inState(MessageState state, int limit, long offset) {
        return new MessagePage(mapper.count(state), mapper.inState(state, limit, offset));
    }

    /** @throws ProblemException {@code not-found} */
    StoredMessage find(long id) {
        StoredMessage found = mapper.find(id);
        if (found == null) {
            throw ProblemException.notFound("message");
        }
        return found;
    }

    /**
     * Applies a dead message again.
     *
     * @param text in the place of its own; null where that stays
     * @throws ProblemException {@code not-found}, {@code message-not-dead} (409), {@code invalid-input}
     */
    @Transactional
    void resend(long id, @Nullable String text, String reason, AuditActor by) {
        String type = text == null ? null : typeOf(text);
        StoredMessage message = find(id);
        required(mapper.resend(id, text, type, clock.instant()));
        audit.recordAs(by, "hl7-message.resent", Long.toString(id), detail(message, text != null, reason));
        events.publishEvent(new MessageKept());
    }

    /** What a person wrote may also be of another type than what came. */
    private static String typeOf(String text) {
        String type = Hl7Header.of(Hl7Text.segments(text)).map(Hl7Header::type).orElse("");
        if (text.indexOf('\0') >= 0 || !TAKEN.contains(type)) {
            throw ProblemException.invalid(
                    "text",
                    "Give the whole message, from MSH on, without NUL characters, and in MSH-9 one of "
                            + TAKEN.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return type;
    }

    /**
     * Lets a dead message rest.
     *
     * @throws ProblemException {@code not-found}, {@code message-not-dead} (409)
     */
    @Transactional
    void dismiss(long id, String reason, AuditActor by) {
        StoredMessage message = find(id);
        required(mapper.dismiss(id, clock.instant()));
        audit.recordAs(by, "hl7-message.dismissed", Long.toString(id), detail(message, false, reason));
    }

    private static Map<String, Object> detail(StoredMessage message, boolean corrected, String reason) {
        return Map.of(
                "sender", message.sender(), "controlId", message.controlId(), "corrected", corrected, "reason", reason);
    }

    private static void required(int changed) {
        if (changed == 0) {
            throw new ProblemException(
                    "message-not-dead",
                    409,
                    "The message is not on the dead-letter list",
                    "It was resent or dismissed meanwhile. Load the list again.");
        }
    }
}
