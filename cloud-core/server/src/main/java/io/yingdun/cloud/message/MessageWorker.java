package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Dispatch.Result;
import io.yingdun.cloud.report.ReportReleased;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.DatabaseFailure;
import io.yingdun.foundation.runtime.QueueWorker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what is due, outside of quiet hours. Each message is locked from before the provider is asked until its answer is committed,
 * so that no other server sends it too, and a server that dies leaves it as it was: one that dies after the provider's OK and before
 * the commit has it sent a second time.
 */
@Component
class MessageWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MessageWorker.class);

    private static final Duration LAST_MESSAGE = ProviderLine.LONGEST_ANSWER.plusSeconds(1);

    private final MessageMapper mapper;
    private final Dispatch dispatch;
    private final TransactionOperations transaction;
    private final AuditLog audit;
    private final Clock clock;
    private final MessageSettings settings;
    private final Backoff backoff = new Backoff();
    private final QueueWorker worker = new QueueWorker("messages", LAST_MESSAGE, this::sendNext);

    MessageWorker(
            MessageMapper mapper,
            Dispatch dispatch,
            TransactionOperations transaction,
            AuditLog audit,
            Clock clock,
            MessageSettings settings) {
        this.mapper = mapper;
        this.dispatch = dispatch;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    @TransactionalEventListener
    void committed(ReportReleased event) {
        worker.wake();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** @return whether there was one */
    private boolean sendNext() {
        Instant now = clock.instant();
        if (settings.isQuietAt(LocalTime.ofInstant(now, ZoneId.systemDefault()))) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Message message = mapper.due(now);
            if (message != null) {
                note(message, sent(message));
            }
            return message != null;
        }));
    }

    private Result sent(Message message) {
        try {
            return dispatch.send(message);
        } catch (RuntimeException e) {
            if (DatabaseFailure.passes(e)) {
                throw e;
            }
            // The message's own, which must not hold up those behind it.
            LOG.error("Message {} cannot be sent", message.id(), e);
            return new Result(
                    MessageState.DEAD,
                    "",
                    "A fault of this server: " + e.getClass().getSimpleName());
        }
    }

    private void note(Message message, Result result) {
        Instant now = clock.instant();
        if (result.state() == MessageState.WAITING) {
            Duration wait = backoff.after(message.tries() + 1);
            if (now.plus(wait).isBefore(message.queuedAt().plus(settings.patience()))) {
                mapper.await(message.id(), result.way(), result.note(), now.plus(wait));
                return;
            }
        }
        MessageState state = result.state() == MessageState.WAITING ? MessageState.DEAD : result.state();
        mapper.settle(message.id(), state, result.way(), result.way().isEmpty() ? 0 : 1, result.note(), now);
        if (!result.way().isEmpty()) {
            audit.recordSystem(
                    "message.settled",
                    Long.toString(message.id()),
                    Map.of("state", state.name(), "way", result.way(), "report", message.report()));
        }
    }
}
