package io.yingdun.cloud.message;

import io.yingdun.cloud.report.ReportReleased;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages to be sent and those that were: one for each patient and event, written with what it is about or not at all. */
@Service
class Outbox {

    private final MessageMapper mapper;
    private final Ways ways;
    private final AuditLog audit;
    private final Clock clock;

    Outbox(MessageMapper mapper, Ways ways, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.ways = ways;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the report's transaction. */
    @EventListener
    void released(ReportReleased event) {
        mapper.write(event.report(), event.accessionNumber(), event.patientId(), event.issuer(), clock.instant());
    }

    /**
     * A part of the messages in a state.
     *
     * @param ways that are set up, the first choice first; where there is none, nothing is sent
     */
    record MessagePage(List<String> ways, long total, List<Message> messages) {}

    MessagePage inState(MessageState state, int limit, long offset) {
        return new MessagePage(
                ways.all().stream().map(Way::name).toList(), mapper.count(state), mapper.inState(state, limit, offset));
    }

    /** @throws ProblemException {@code not-found}, {@code message-not-dead} (409) */
    @Transactional
    void resend(long id, String reason, AuditActor by) {
        if (mapper.find(id) == null) {
            throw ProblemException.notFound("message");
        }
        if (mapper.resend(id, clock.instant()) == 0) {
            throw new ProblemException(
                    "message-not-dead",
                    409,
                    "The message is not among those that were not sent",
                    "It waits, was sent or was withdrawn. Load the list again.");
        }
        audit.recordAs(by, "message.resent", Long.toString(id), Map.of("reason", reason));
    }
}
