package io.yingdun.dicom.dimse;

import io.yingdun.dicom.association.Association;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts bytes that came from the peer and were not worked off. Above the high mark nothing more is read from the
 * connection, so that TCP slows the peer; below the low mark reading goes on.
 *
 * <p>Each piece counts {@value #PIECE} bytes more than it has, for its buffer and the task that waits with it: a peer that cuts
 * its messages into single bytes would else fill the memory long before the mark.
 */
public final class Backpressure {

    static final long HIGH = 4 << 20;
    static final long LOW = 1 << 20;
    static final int PIECE = 512;

    private final Association association;
    private final AtomicLong waiting = new AtomicLong();
    private volatile boolean paused;

    Backpressure(Association association) {
        this.association = association;
    }

    /** On the event loop: a piece of so many bytes came. */
    public void arrived(int bytes) {
        if (waiting.addAndGet(bytes + PIECE) > HIGH && !paused) {
            paused = true;
            association.reading(false);
            // the worker may have caught up in between, and then not seen that reading is paused
            resumeIfLow();
        }
    }

    /** On any thread: a piece that had so many bytes was worked off. */
    public void done(int bytes) {
        if (waiting.addAndGet(-bytes - PIECE) < LOW && paused) {
            association.execute(this::resumeIfLow);
        }
    }

    private void resumeIfLow() {
        if (paused && waiting.get() < LOW) {
            paused = false;
            association.reading(true);
        }
    }
}
