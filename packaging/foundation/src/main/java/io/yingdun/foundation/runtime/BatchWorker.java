package io.yingdun.foundation.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * One thread that takes what has gathered and works on it as a list, so that two thousand agents cost a few
 * statements instead of two thousand. Bounded: a full queue is told to the caller, who slows its source down. While
 * the database is away the list waits; a list that fails is tried item by item, so that one cannot spoil the others.
 */
public final class BatchWorker<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final long RETRY_MILLIS = 1_000;

    private final BlockingQueue<T> queue;
    private final int batchLimit;
    private final Consumer<List<T>> work;
    private final Thread thread;
    private volatile boolean closed;

    public BatchWorker(String name, int capacity, int batchLimit, Consumer<List<T>> work) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.batchLimit = batchLimit;
        this.work = work;
        this.thread = new Thread(this::loop, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** False when the queue is full or the worker has ended. */
    public boolean offer(T item) {
        return !closed && queue.offer(item);
    }

    /** What is still queued is worked on first, for at most ten seconds. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void loop() {
        List<T> batch = new ArrayList<>(batchLimit);
        try {
            while (!closed || !queue.isEmpty()) {
                T first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, batchLimit - 1);
                    run(List.copyOf(batch));
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("{} ended with {} items left", thread.getName(), queue.size() + batch.size());
        }
    }

    private void run(List<T> batch) throws InterruptedException {
        while (true) {
            try {
                work.accept(batch);
                return;
            } catch (DataAccessResourceFailureException
                    | CannotCreateTransactionException
                    | TransientDataAccessException e) {
                if (closed) {
                    throw new InterruptedException();
                }
                LOG.warn("{} waits for the database: {}", thread.getName(), e.getMessage());
                Thread.sleep(RETRY_MILLIS);
            } catch (RuntimeException e) {
                one(batch, e);
                return;
            }
        }
    }

    private void one(List<T> batch, RuntimeException failure) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.error("{} could not work on one item, which is dropped", thread.getName(), failure);
            return;
        }
        for (T item : batch) {
            run(List.of(item));
        }
    }
}
