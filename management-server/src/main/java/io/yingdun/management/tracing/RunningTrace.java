package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.TraceListener;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The engine's listener for one job: passes progress on, four times a second at most, and says when to stop. */
final class RunningTrace implements TraceListener {

    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(250);

    private final TraceJob job;
    private final TraceLedger ledger;
    private volatile boolean cancelled;
    private volatile boolean stopping;
    private @Nullable Stage lastStage;
    private long lastTold;

    RunningTrace(TraceJob job, TraceLedger ledger) {
        this.job = job;
        this.ledger = ledger;
    }

    void cancel() {
        cancelled = true;
    }

    /** The server ends in an orderly way: the job goes back to the queue. */
    void interruptForStop() {
        stopping = true;
        cancelled = true;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(Stage stage, double fraction) {
        long now = System.nanoTime();
        if (stage != lastStage || now - lastTold > NANOS_BETWEEN) {
            lastStage = stage;
            lastTold = now;
            ledger.progress(job, fraction, stage.name());
        }
    }
}
