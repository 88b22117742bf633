package io.yingdun.cloud.tiering;

import io.yingdun.cloud.runtime.HoursOfDay;
import io.yingdun.cloud.storage.FarCopies;
import io.yingdun.cloud.storage.FarTotals;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.tiering.TieringPass.Progress;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Makes passes, one after the other, and deletes from the far store what the index has forgotten, in between and between
 * two objects of a pass: all on one thread, so that nothing is sent and deleted at once. A server that was killed loses
 * nothing but its count.
 */
@Service
class Tiering implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tiering.class);
    private static final String SUBJECT = "s3";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final FarCopies far;
    private final TieringSettings settings;
    private final HoursOfDay hours;
    private final AuditLog audit;
    private final Clock clock;
    private @Nullable Thread worker;
    private volatile @Nullable TieringPass pass;
    private long nextPass = System.nanoTime();
    private long nextDeletion = System.nanoTime();

    Tiering(FarCopies far, TieringSettings settings, AuditLog audit, Clock clock) {
        this.far = far;
        this.settings = settings;
        this.hours = HoursOfDay.parse(settings.hours()).orElseThrow();
        this.audit = audit;
        this.clock = clock;
    }

    /** Of the pass under way or asked for, else of the last one since the start; null before the first. */
    @Nullable
    Progress progress() {
        TieringPass last = pass;
        return last == null ? null : last.progress();
    }

    boolean isOn() {
        return far.isOn();
    }

    FarTotals totals() {
        return far.totals();
    }

    /** A pass now, at any hour. One that is under way is the one. */
    synchronized void begin() {
        if (!far.isOn()) {
            throw new ProblemException(
                    "no-far-store",
                    409,
                    "No far store",
                    "Name the store's bucket with --yingdun.storage.s3.bucket and start the server again.");
        }
        if (!isUnderWay()) {
            audit.record("tiering.asked", SUBJECT, Map.of());
            pass = next();
        }
    }

    /** The object under way stays here; the next pass comes at its time. Without a pass under way nothing happens. */
    synchronized void cancel() {
        TieringPass current = pass;
        if (current != null && isUnderWay()) {
            audit.record("tiering.cancelled", SUBJECT, Map.of());
            current.cancel();
        }
    }

    private boolean isUnderWay() {
        Progress now = progress();
        return now != null && now.state() == TieringPass.State.RUNNING;
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::work, "tiering");
        thread.setDaemon(true);
        worker = thread;
        if (far.isOn()) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        Thread thread;
        synchronized (this) {
            thread = worker;
            worker = null;
            if (pass != null) {
                pass.cancel();
            }
        }
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(AFTER_FAILURE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                deleteForgotten();
                if (begins()) {
                    make();
                }
                Thread.sleep(LOOK.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away, most of all: it goes on by itself when that is back.
                LOG.error("Moving to the S3 store stands still for now: {}", e.toString());
                end();
                nextPass = System.nanoTime() + AFTER_FAILURE.toNanos();
                nextDeletion = nextPass;
            }
        }
    }

    private void deleteForgotten() {
        if (System.nanoTime() - nextDeletion < 0) {
            return;
        }
        try {
            int deleted = far.deleteForgotten();
            while (deleted > 0 && !Thread.currentThread().isInterrupted()) {
                deleted = far.deleteForgotten();
            }
            nextDeletion = System.nanoTime() + LOOK.toNanos();
        } catch (StorageException e) {
            LOG.warn("What was deleted is still in the S3 store: {}", e.getMessage());
            nextDeletion = System.nanoTime() + AFTER_FAILURE.toNanos();
        }
    }

    private synchronized boolean begins() {
        if (worker == null) {
            return false;
        }
        boolean asked = isUnderWay();
        boolean due = System.nanoTime() - nextPass >= 0
                && hours.contains(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
        if (!asked && due) {
            pass = next();
        }
        return asked || due;
    }

    private TieringPass next() {
        return new TieringPass(
                far,
                settings,
                clock.instant(),
                () -> audit.recordSystem("tiering.begun", SUBJECT, Map.of()),
                this::deleteForgotten);
    }

    private void make() {
        TieringPass current = pass;
        if (current == null) {
            return;
        }
        Progress end = current.run();
        nextPass = System.nanoTime() + settings.every().toNanos();
        if (end.movedObjects() + end.failed() > 0) {
            audit.recordSystem(
                    "tiering.ended",
                    SUBJECT,
                    Map.of(
                            "state", end.state().name(),
                            "objects", end.movedObjects(),
                            "bytes", end.movedBytes(),
                            "failed", end.failed()));
        }
    }

    /** Of a pass that was thrown out of nobody says that it is under way. */
    private void end() {
        TieringPass current = pass;
        if (current != null && isUnderWay()) {
            current.breakOff();
        }
    }
}
