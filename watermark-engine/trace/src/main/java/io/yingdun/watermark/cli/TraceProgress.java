package io.yingdun.watermark.cli;

import io.yingdun.watermark.trace.TraceListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows a person how far a trace is, on one line that it writes over, and lets the person end it: an interrupt (Ctrl-C)
 * ends the trace that runs, so that nothing is left half written.
 */
final class TraceProgress implements TraceListener, AutoCloseable {
    private static final int LINE = 100;
    private static final int SECONDS_TO_END = 5;

    private final PrintWriter err;
    private final boolean shown;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread interrupt = new Thread(this::endTrace, "interrupt");
    private volatile boolean cancelled;
    private String title = "";
    private String last = "";

    /** @param shown whether to write anything to the standard error */
    TraceProgress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
        Runtime.getRuntime().addShutdownHook(interrupt);
    }

    /** From here on it is about this picture. */
    void begin(String picture) {
        title = picture;
    }

    @Override
    public void progress(Stage stage, double fraction) {
        String words = stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        show(String.format(Locale.ROOT, "%3.0f %%  %s  %s", 100 * fraction, words, title));
    }

    /** Makes room for other lines. */
    void clear() {
        if (!last.isEmpty()) {
            show("");
            err.print("\r");
            err.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void close() {
        clear();
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupt);
        } catch (IllegalStateException endsAlready) {
            // The hook runs and waits for no more than what was counted down.
            return;
        }
    }

    private void show(String text) {
        String line = text.length() <= LINE ? text : text.substring(0, LINE);
        if (shown && !line.equals(last)) {
            err.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
            err.flush();
            last = line;
        }
    }

    private void endTrace() {
        cancelled = true;
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
