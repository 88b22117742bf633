package io.yingdun.management.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works off the queue in the database. A job that was running when the server ended, however it ended, is taken up
 * again; one that was running at two such ends is failed, since it may be what ends the server.
 */
@Component
class TraceQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TraceQueue.class);
    private static final int LOOK_AGAIN_SECONDS = 5;
    private static final int STOP_SECONDS = 8;

    private final TraceLedger ledger;
    private final TraceWork work;
    private final TraceSettings settings;
    private final Semaphore waiting = new Semaphore(0);
    private final Map<String, RunningTrace> running = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean open;

    TraceQueue(TraceLedger ledger, TraceWork work, TraceSettings settings) {
        this.ledger = ledger;
        this.work = work;
        this.settings = settings;
    }

    /** A job was put into the queue. */
    void wake() {
        waiting.release();
    }

    /** Ends the work on this job soon, if it is going on here. */
    void cancel(String id) {
        RunningTrace trace = running.get(id);
        if (trace != null) {
            trace.cancel();
        }
    }

    @Override
    public synchronized void start() {
        ledger.recoverInterrupted();
        open = true;
        for (int i = 0; i < settings.workers(); i++) {
            Thread worker = new Thread(this::workOff, "trace-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    @Override
    public synchronized void stop() {
        open = false;
        running.values().forEach(RunningTrace::interruptForStop);
        waiting.release(workers.size());
        for (Thread worker : workers) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void workOff() {
        while (open) {
            try {
                TraceJob job = ledger.claim();
                if (job != null) {
                    work(job);
                    continue;
                }
                work.prepare(() -> open && waiting.availablePermits() == 0);
                if (waiting.tryAcquire(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    waiting.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("Trace queue: {} (goes on in {} s)", e, LOOK_AGAIN_SECONDS, e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(LOOK_AGAIN_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(TraceJob job) {
        RunningTrace trace = new RunningTrace(job, ledger);
        running.put(job.id(), trace);
        try {
            if (!open || ledger.isCancelRequested(job.id())) {
                trace.cancel();
            }
            ledger.done(job, work.run(job, trace));
        } catch (CancellationException e) {
            if (trace.isStopping()) {
                ledger.putBack(job);
            } else {
                ledger.cancelled(job);
            }
        } catch (TraceFailure e) {
            ledger.failed(job, e);
        } catch (OutOfMemoryError e) {
            LOG.error("Trace {} ran out of memory: {}", job.id(), e.toString());
            ledger.failed(
                    job,
                    new TraceFailure(
                            TraceFailure.Code.OUT_OF_MEMORY,
                            "The server ran out of memory over this picture. Upload a part of it."));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Trace {} failed", job.id(), e);
            ledger.failed(
                    job,
                    new TraceFailure(
                            TraceFailure.Code.SERVER_FAILED,
                            "The server failed over this picture; its log tells more under " + job.id() + "."));
        } finally {
            running.remove(job.id());
        }
    }
}
