package io.yingdun.uploader.run;

import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.source.SourceFile;
import io.yingdun.uploader.transfer.PausedException;
import io.yingdun.uploader.transfer.Sender;
import io.yingdun.uploader.transfer.ServerAnswerException;
import io.yingdun.uploader.transfer.Throttle;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits, several files at a time. A failure that is about the file puts the file back for a while; one that
 * is about the server stops all for a while. Nothing leaves the queue but by the server's decision.
 */
public final class UploadRun implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LAST_SECONDS = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final UploadQueue queue;
    private final Sender sender;
    private final Throttle throttle;
    private final RunListener listener;
    private final Patience patience;
    private final Clock clock;
    private final Backoff backoff;
    private final ServerGate gate;
    private final Schedule schedule = new Schedule();
    private final Map<SourceFile, Integer> failures = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicReference<@Nullable String> gaveUp = new AtomicReference<>();

    public UploadRun(
            UploadQueue queue, Sender sender, Throttle throttle, RunListener listener, Patience patience, Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.throttle = throttle;
        this.listener = listener;
        this.patience = patience;
        this.clock = clock;
        this.backoff = new Backoff(FIRST_WAIT, patience.longestWait(), RandomGenerator.getDefault());
        this.gate = new ServerGate(backoff);
    }

    /** Begins with what waits in the queue. */
    public void start(int parallel) {
        add(queue.waiting());
        for (int i = 0; i < parallel; i++) {
            Thread worker = new Thread(this::work, "upload-" + (i + 1));
            worker.start();
            workers.add(worker);
        }
    }

    /** Entries that are in the queue's journal already. */
    public void add(List<QueueEntry> entries) {
        entries.forEach(entry -> schedule.add(entry, 0));
    }

    /** Returns when all is decided or given up; says why when the run was given up. */
    public @Nullable String awaitEnd() throws InterruptedException {
        schedule.awaitEnd();
        return gaveUp.get();
    }

    /** Being stopped, or given up. */
    public boolean stopped() {
        return schedule.closed();
    }

    /** Returns after that time, or earlier when the run is stopped. */
    public void awaitStop(long nanos) throws InterruptedException {
        schedule.awaitClosed(nanos);
    }

    /** Begins nothing new; what is under way has some seconds to end, and goes on from where it is another time. */
    @Override
    public void close() {
        schedule.close();
        try {
            long deadline = System.nanoTime() + LAST_SECONDS.toNanos();
            for (Thread worker : workers) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
            workers.forEach(Thread::interrupt);
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            workers.forEach(Thread::interrupt);
        }
    }

    private void work() {
        try {
            while (!schedule.closed()) {
                long closedFor = throttle.open() ? gate.nanosUntilOpen() : LOOK_NANOS;
                if (closedFor > 0) {
                    TimeUnit.NANOSECONDS.sleep(Math.min(closedFor, LOOK_NANOS));
                    continue;
                }
                QueueEntry entry = schedule.take(LOOK_NANOS);
                if (entry != null) {
                    attempt(entry);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            giveUp("The queue cannot be written: " + e.getCause().getMessage());
        }
    }

    private void attempt(QueueEntry entry) {
        try {
            QueueEntry settled = sender.send(entry);
            write(settled);
            failures.remove(entry.source());
            gate.succeeded();
            listener.settled(settled);
        } catch (PausedException e) {
            schedule.add(latest(entry), 0);
        } catch (InterruptedIOException e) {
            // The run is being stopped: the file waits for the next one.
            schedule.close();
        } catch (ServerAnswerException e) {
            if (e.keyRefused() && !patience.outlastsRefusedKey()) {
                giveUp(Reasons.of(e));
            } else if (e.keyRefused() || e.notACloud() || e.serverBusy()) {
                serverFailed(entry, Reasons.of(e), e.retryAfter());
            } else {
                fileFailed(entry, e.getMessage());
            }
        } catch (FileSystemException e) {
            fileFailed(entry, "cannot be read: " + e.getMessage());
        } catch (IOException e) {
            // The line or the file: both wait, so that neither a dead line nor one bad file stops the rest for long.
            serverFailed(entry, Reasons.of(e), Duration.ZERO);
        } finally {
            schedule.ended();
        }
    }

    private void serverFailed(QueueEntry entry, String why, Duration atLeast) {
        Duration wait = gate.failed(atLeast);
        listener.serverTrouble(why, wait);
        if (gate.failures() >= patience.failuresOfServer()) {
            giveUp(why);
        }
        fileFailed(entry, why);
    }

    private void fileFailed(QueueEntry entry, String why) {
        QueueEntry failed = latest(entry).failed(why, clock.instant());
        write(failed);
        int failuresNow = failures.merge(entry.source(), 1, Integer::sum);
        Duration wait = backoff.after(failuresNow);
        listener.failed(failed, wait);
        if (failuresNow < patience.attemptsPerFile()) {
            schedule.add(failed, wait.toNanos());
        }
    }

    /** With what the sender noted meanwhile, its hash for one. */
    private QueueEntry latest(QueueEntry entry) {
        return queue.find(entry.source()).orElse(entry);
    }

    private void write(QueueEntry entry) {
        try {
            queue.update(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void giveUp(String why) {
        gaveUp.compareAndSet(null, why);
        schedule.close();
    }
}
