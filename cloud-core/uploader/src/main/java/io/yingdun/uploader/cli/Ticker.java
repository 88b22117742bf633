package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.UploadQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says how it goes: every second on a terminal, twice a minute in a log. */
final class Ticker implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> ticks;

    private Ticker(Report report, UploadQueue queue) {
        int seconds = report.onTerminal() ? 1 : 30;
        ticks = timer.scheduleAtFixedRate(
                () -> report.progress(queue.waiting().size()), seconds, seconds, TimeUnit.SECONDS);
    }

    static Ticker of(Report report, UploadQueue queue) {
        return new Ticker(report, queue);
    }

    @Override
    public void close() {
        ticks.cancel(false);
        timer.shutdownNow();
    }
}
