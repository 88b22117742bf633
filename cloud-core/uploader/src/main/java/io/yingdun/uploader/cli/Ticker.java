package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.UploadQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says how it goes: every second on a terminal, twice a minute in a log. */
final class Ticker implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private Ticker() {}

    static Ticker of(Report report, UploadQueue queue) {
        Ticker ticker = new Ticker();
        int seconds = report.onTerminal() ? 1 : 30;
        ticker.timer.scheduleAtFixedRate(
                () -> report.progress(queue.waiting().size()), seconds, seconds, TimeUnit.SECONDS);
        return ticker;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
