package io.yingdun.cloud.pull;

import io.yingdun.cloud.dimse.PeerArchives;
import io.yingdun.cloud.dimse.PeerArchives.Retrieval;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins, stops and shows pulls, and works on those that run: one step of each after the other, so that a PACS never has
 * more than one association of ours. A server that was stopped or killed goes on when it starts.
 */
@Service
class Pulls implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pulls.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(5);

    private final PullMapper pulls;
    private final PullRun run;
    private final PeerArchives peers;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new HashMap<>();
    private @Nullable Thread worker;
    private volatile UnderWay underWay = new UnderWay("", new Cancellation());

    /** What the worker is doing, or did last. */
    private record UnderWay(String pull, Cancellation cancellation) {}

    Pulls(
            PullMapper pulls,
            PullRun run,
            PeerArchives peers,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.pulls = pulls;
        this.run = run;
        this.peers = peers;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** See {@link Pull} for the members. */
    record Wanted(
            String peer,
            LocalDate from,
            @Nullable LocalDate to,
            Retrieval retrieval,
            int studiesPerHour,
            String hours) {}

    Pull begin(Wanted wanted) {
        peers.requireSender(wanted.peer());
        Pull pull = new Pull(
                OpaqueId.next(),
                wanted.peer(),
                wanted.from(),
                wanted.to(),
                wanted.retrieval(),
                wanted.studiesPerHour(),
                wanted.hours(),
                Pull.State.RUNNING,
                wanted.from(),
                "",
                clock.instant(),
                audit.currentActor().name());
        Map<String, Object> detail = new HashMap<>(Map.of(
                "peer", pull.peer(),
                "from", pull.fromDate().toString(),
                "retrieval", pull.retrieval().name(),
                "studiesPerHour", pull.studiesPerHour(),
                "hours", pull.hours()));
        if (wanted.to() != null) {
            detail.put("to", wanted.to().toString());
        }
        transaction.executeWithoutResult(status -> {
            pulls.insert(pull);
            audit.record("pull.begun", pull.id(), detail);
        });
        return pull;
    }

    /**
     * Nothing more is fetched, not even of the study under way; what has come of it stays.
     *
     * @throws ProblemException {@code not-found}
     */
    void stop(String id) {
        required(id);
        transaction.executeWithoutResult(status -> {
            if (pulls.stop(id) > 0) {
                audit.record("pull.stopped", id, Map.of());
            }
        });
        UnderWay now = underWay;
        if (now.pull().equals(id)) {
            now.cancellation().give();
        }
    }

    /** Goes on after a stop; one that is done looks through its days once more, and tries again what has failed. */
    void resume(String id) {
        Pull pull = required(id);
        transaction.executeWithoutResult(status -> {
            if (pull.state() == Pull.State.DONE) {
                pulls.advance(id, pull.fromDate());
                pulls.forgetTries(id);
            }
            int retried = pulls.retryFailed(id);
            if (pulls.resume(id) + retried > 0) {
                audit.record("pull.resumed", id, Map.of());
            }
        });
    }

    List<Pull> all() {
        return pulls.all();
    }

    Pull required(String id) {
        Pull pull = pulls.byId(id);
        if (pull == null) {
            throw ProblemException.notFound("pull");
        }
        return pull;
    }

    List<PullMapper.Count> counts(String id) {
        return pulls.counts(id);
    }

    List<PullMapper.Failure> failures(String id, int limit) {
        required(id);
        return pulls.failures(id, limit);
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::work, "pull");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    /** Interrupted, a study that is under way is fetched again at the next start, as far as it is missing. */
    @Override
    public synchronized void stop() {
        Thread thread = worker;
        worker = null;
        if (thread != null) {
            underWay.cancellation().give();
            thread.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                pulls.all().stream()
                        .filter(pull -> pull.state() == Pull.State.RUNNING)
                        .forEach(this::step);
                Thread.sleep(LOOK.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away, most of all: it goes on by itself when that is back.
                LOG.error("Pulling stands still for now: {}", e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong with one pull keeps no other from going on; a database that is away keeps all. */
    private Duration waitAfterStep(Pull pull, Cancellation cancellation) {
        try {
            return run.step(pull, cancellation);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The pull from {} stands still for now", pull.peer(), e);
            pulls.note(pull.id(), "it cannot go on: " + e);
            return AFTER_FAULT;
        }
    }

    private void step(Pull pull) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore.getOrDefault(pull.id(), now))) {
            return;
        }
        Cancellation cancellation = new Cancellation();
        underWay = new UnderWay(pull.id(), cancellation);
        // Asked again: whoever stopped it before it was under way had nothing to cancel.
        Pull wanted = pulls.byId(pull.id());
        if (wanted == null || wanted.state() != Pull.State.RUNNING) {
            return;
        }
        notBefore.put(pull.id(), clock.instant().plus(waitAfterStep(wanted, cancellation)));
    }
}
