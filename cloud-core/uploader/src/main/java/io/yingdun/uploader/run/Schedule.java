package io.yingdun.uploader.run;

import io.yingdun.uploader.queue.QueueEntry;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which file is next, and when. Safe for threads. */
final class Schedule {

    private record Due(QueueEntry entry, long at, long order) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final long start = System.nanoTime();
    private long order;
    private int underWay;
    private boolean closed;

    synchronized void add(QueueEntry entry, long nanosFromNow) {
        due.add(new Due(entry, nanosFromNow == 0 ? 0 : now() + nanosFromNow, order++));
        notifyAll();
    }

    /**
     * The next file that is due, or null when {@code nanos} passed without one. It counts as under way until {@link
     * #ended}.
     */
    synchronized @Nullable QueueEntry take(long nanos) throws InterruptedException {
        long deadline = now() + nanos;
        while (!closed) {
            Due first = due.peek();
            long wake = first == null ? deadline : Math.min(deadline, first.at);
            long wait = wake - now();
            if (first != null && first.at <= now()) {
                due.remove();
                underWay++;
                return first.entry;
            } else if (deadline <= now()) {
                return null;
            }
            wait(Math.max(1, wait / 1_000_000));
        }
        return null;
    }

    synchronized void ended() {
        underWay--;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Nothing is given out any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void awaitClosed(long nanos) throws InterruptedException {
        long deadline = now() + nanos;
        for (long left = nanos; !closed && left > 0; left = deadline - now()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }

    /** Returns when nothing is left to do or it has been closed and what was under way has ended. */
    synchronized void awaitEnd() throws InterruptedException {
        while (underWay > 0 || (!closed && !due.isEmpty())) {
            wait();
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
