package io.yingdun.watermark.trace;

/** Whoever waits for a trace: is told how far it is and may end it. Called by the tracing thread, often; be quick. */
public interface TraceListener {

    /** The steps of a trace, in their order. */
    enum Stage {
        CONTENT_REMOVAL,
        ORIGINAL_SIZE,
        SCALE_SEARCH,
        PARTS,
        EVIDENCE
    }

    /** Hears nothing, ends nothing. */
    TraceListener NONE = (stage, fraction) -> {};

    /** A step begins or goes on; the fraction of the whole trace that is done, 0 to 1, never falls. */
    void progress(Stage stage, double fraction);

    /** Whether to stop; {@code Tracer.trace} then throws {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
