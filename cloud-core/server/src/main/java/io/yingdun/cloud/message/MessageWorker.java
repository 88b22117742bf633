package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Dispatch.Result;
import io.yingdun.cloud.report.ReportReleased;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    /** Also without being woken: another server may have written one, and those that wait come due. */
    private static final int LOOKS_EACH_MILLIS = 1_000;

    private static final long LAST_MESSAGE_MILLIS =
            ProviderLine.LONGEST_ANSWER.plusSeconds(1).toMillis();

    private final MessageMapper mapper;
    private final Dispatch dispatch;
    private final TransactionOperations transaction;
    private final AuditLog audit;
    private final Clock clock;
    private final MessageSettings settings;
    private final Backoff backoff = new Backoff();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread thread;

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
        work.release();
    }

    @Override
    public synchronized void start() {
        stopped = false;
        Thread starting = new Thread(this::run, "messages");
        thread = starting;
        starting.start();
    }

    @Override
    public synchronized void stop() {
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        stopped = true;
        work.release();
        try {
            stopping.join(LAST_MESSAGE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (!stopped) {
            sendAll();
            try {
                if (work.tryAcquire(LOOKS_EACH_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sendAll() {
        boolean more = true;
        while (more && !stopped) {
            try {
                more = sendNext();
            } catch (RuntimeException e) {
                LOG.error("Messages to patients wait, and are tried again soon: {}", e.toString());
                more = false;
            }
        }
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
