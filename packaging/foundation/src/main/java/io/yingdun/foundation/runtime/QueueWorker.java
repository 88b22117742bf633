package io.yingdun.foundation.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that works off a queue of the database: as soon as it is woken, and each second by itself, for another server may
 * have put something into it, and what waits comes due. What fails stays where it is and keeps its order.
 */
public final class QueueWorker {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final int LOOKS_EACH_MILLIS = 1_000;

    private final String name;
    private final Duration lastStep;
    private final BooleanSupplier next;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /**
     * @param name of the thread, and of the queue in the log
     * @param lastStep how long a step that has begun is waited for at the end
     * @param next takes one step; false where there was nothing to do
     */
    public QueueWorker(String name, Duration lastStep, BooleanSupplier next) {
        this.name = name;
        this.lastStep = lastStep;
        this.next = next;
    }

    /** There is something to do. */
    public void wake() {
        work.release();
    }

    public synchronized void start() {
        stopped = false;
        Thread starting = new Thread(this::run, name);
        thread = starting;
        starting.start();
    }

    public synchronized void stop() {
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        stopped = true;
        work.release();
        try {
            stopping.join(lastStep.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (!stopped) {
            workOff();
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

    private void workOff() {
        boolean more = true;
        while (more && !stopped) {
            try {
                more = next.getAsBoolean();
            } catch (RuntimeException e) {
                // The database is away, or others were in the way.
                LOG.error("{}: what is queued waits, and is tried again soon: {}", name, e.toString());
                more = false;
            }
        }
    }
}
