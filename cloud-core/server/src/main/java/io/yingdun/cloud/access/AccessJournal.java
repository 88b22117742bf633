package io.yingdun.cloud.access;

import io.yingdun.cloud.access.AccessWindow.Key;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditDeed;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Says in the audit log who saw what of whom: UIDs, never names. A viewer that scrolls through a study makes thousands of
 * requests, so the first of a caller, address, study and kind is written at once, and the others of the five minutes
 * that follow are counted and written as one entry at their end and when the server stops.
 *
 * <p>The first entry is durable before the first byte is given: a caller that cannot be written down gets nothing (503).
 * The count of the others is lost when the process is killed; the log then says "at least once".
 */
@Service
public class AccessJournal {

    private static final Logger LOG = LoggerFactory.getLogger(AccessJournal.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_WINDOWS = 100_000;
    private static final int ENTRIES_AT_ONCE = 500;
    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private final AuditBatches batches;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<Key, AccessWindow> windows = new ConcurrentHashMap<>();
    private final Deque<AuditDeed> counted = new ConcurrentLinkedDeque<>();

    AccessJournal(AuditBatches batches, AuditLog audit, Clock clock) {
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    /** As below, for what spans studies, such as a search. */
    public void accessed(AccessKind kind) {
        accessed(kind, "", null, null, 0);
    }

    /**
     * The caller of this request is about to be given patients' data; returns when that is written down.
     *
     * @param studyUid empty for what spans studies
     * @param bytes that will be given, 0 where that is not known beforehand
     * @throws ProblemException {@code unavailable} (503): nothing may be given
     */
    public void accessed(
            AccessKind kind, String studyUid, @Nullable String seriesUid, @Nullable String sopUid, long bytes) {
        CompletableFuture<Void> written =
                accessedBy(CurrentCaller.required().actor(), kind, studyUid, seriesUid, sopUid, bytes);
        await(written);
    }

    /**
     * Waits until an access is written down.
     *
     * @throws ProblemException {@code unavailable} (503): nothing may be given
     */
    public static void await(CompletableFuture<Void> written) {
        try {
            written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // One line a request: a viewer makes hundreds of them while the database is away.
            LOG.error(
                    "an access could not be written to the audit log and was refused: {}",
                    rootOf(e).toString());
            throw ProblemException.databaseAway();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.databaseAway();
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    /**
     * As {@link #accessed}, for callers that do not come over HTTP; waits for nothing.
     *
     * @return done when it is written down; where it fails, nothing may be given
     */
    public CompletableFuture<Void> accessedBy(
            AuditActor actor,
            AccessKind kind,
            String studyUid,
            @Nullable String seriesUid,
            @Nullable String sopUid,
            long bytes) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("series", seriesUid);
        detail.put("instance", sopUid);
        detail.put("bytes", bytes == 0 ? null : bytes);
        return enter(new Key(actor, kind, studyUid), detail, bytes);
    }

    /**
     * Somebody asked for what is not theirs to see. Nothing is given, so nobody waits; one window for all that the
     * caller tries, so that trying every UID does not fill the log.
     */
    void refused(AuditActor actor, String studyUid) {
        // From an address a person typed: anything may stand there.
        Map<String, Object> detail = UID.matcher(studyUid).matches() ? Map.of("study", studyUid) : Map.of();
        enter(new Key(actor, AccessKind.REFUSED, ""), detail, 0);
    }

    private CompletableFuture<Void> enter(Key key, Map<String, ?> detail, long bytes) {
        while (true) {
            AccessWindow present = windows.get(key);
            if (present == null) {
                AccessWindow mine = new AccessWindow(key, clock.instant(), detail);
                if (windows.putIfAbsent(key, mine) == null) {
                    return begin(mine);
                }
            } else if (isOver(present)) {
                end(present);
            } else if (present.count(bytes)) {
                return present.written();
            }
        }
    }

    private CompletableFuture<Void> begin(AccessWindow window) {
        if (windows.size() > MOST_WINDOWS) {
            endWhere(other -> other != window);
        }
        batches.write(window.first(), window.written());
        return window.written().whenComplete((done, failure) -> {
            if (failure != null) {
                // Nobody was given anything: there is nothing to count, and the next one tries again.
                windows.remove(window.key(), window);
                window.end();
            }
        });
    }

    private boolean isOver(AccessWindow window) {
        Instant now = clock.instant();
        return !window.begun().plus(WINDOW).isAfter(now);
    }

    private void end(AccessWindow window) {
        if (windows.remove(window.key(), window)) {
            AuditDeed rest = window.end();
            if (rest != null) {
                counted.add(rest);
            }
        }
    }

    private void endWhere(Predicate<AccessWindow> which) {
        windows.values().stream().filter(which).toList().forEach(this::end);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void writeWhatIsOver() {
        endWhere(this::isOver);
        writeCounted();
    }

    @PreDestroy
    void writeAll() {
        endWhere(window -> true);
        writeCounted();
    }

    /** What cannot be written now stays for the next time: while the log is away no window begins, so it is bounded. */
    private synchronized void writeCounted() {
        List<AuditDeed> some = nextCounted();
        while (!some.isEmpty()) {
            try {
                audit.recordAll(some);
            } catch (RuntimeException e) {
                counted.addAll(some);
                throw e;
            }
            some = nextCounted();
        }
    }

    private List<AuditDeed> nextCounted() {
        List<AuditDeed> some = new ArrayList<>();
        AuditDeed next = counted.poll();
        while (next != null) {
            some.add(next);
            next = some.size() < ENTRIES_AT_ONCE ? counted.poll() : null;
        }
        return some;
    }
}
