package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.queue.UploadState;
import io.yingdun.uploader.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A line on standard output for each decision; what a person wants to know meanwhile on standard error. */
final class Report implements RunListener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final long startedAt = System.nanoTime();
    private final Map<UploadState, Integer> counts = new EnumMap<>(UploadState.class);
    private int unusable;
    private long bytes;
    private boolean lineOpen;

    Report(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        this.terminal = System.console() != null;
    }

    @Override
    public synchronized void settled(QueueEntry entry) {
        out.println(OutputLine.of(entry));
        out.flush();
        counts.merge(entry.state(), 1, Integer::sum);
        bytes += entry.state() == UploadState.STORED ? entry.stat().size() : 0;
        if (entry.state().needsAttention()) {
            say(entry.state().label() + ": " + entry.source().name() + ": " + entry.reason());
        }
    }

    @Override
    public synchronized void failed(QueueEntry entry, Duration nextIn) {
        if (entry.attempts() > 1) {
            say("attempt " + entry.attempts() + " failed: " + entry.source().name() + ": " + entry.reason());
        }
    }

    @Override
    public synchronized void serverTrouble(String why, Duration nextIn) {
        say(why + "; next attempt in " + seconds(nextIn));
    }

    synchronized void unusable(String name, String reason) {
        unusable++;
        out.println(OutputLine.unusable(name, reason));
        say(name + ": " + reason);
    }

    /** Left in the queue when the run ended. */
    synchronized void left(QueueEntry entry) {
        out.println(OutputLine.of(entry));
        counts.merge(entry.state(), 1, Integer::sum);
    }

    synchronized void progress(int waiting) {
        String line = String.format(
                Locale.ROOT,
                "%s; %d waiting, %.1f MB stored in %s",
                counted(),
                waiting,
                bytes / 1e6,
                seconds(elapsed()));
        if (terminal) {
            err.print("\r" + line + "   ");
            lineOpen = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    synchronized void say(String message) {
        err.println((lineOpen ? "\n" : "") + message);
        lineOpen = false;
        err.flush();
    }

    boolean onTerminal() {
        return terminal;
    }

    /** Whether the server has all that was named. */
    synchronized boolean complete() {
        return unusable == 0
                && counts.keySet().stream().noneMatch(state -> state.needsAttention() || state == UploadState.WAITING);
    }

    synchronized void summary() {
        double rate = bytes / 1e6 / Math.max(0.001, elapsed().toNanos() / 1e9);
        say(String.format(
                Locale.ROOT, "%s; %.1f MB stored in %s, %.1f MB/s", counted(), bytes / 1e6, seconds(elapsed()), rate));
        out.flush();
    }

    private String counted() {
        String all = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().label())
                .collect(Collectors.joining(", "));
        return (all.isEmpty() ? "nothing sent" : all) + (unusable > 0 ? ", " + unusable + " unusable" : "");
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
