package io.yingdun.uploader.cli;

import io.yingdun.uploader.run.UploadRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** SIGTERM and Ctrl-C close the run, and the process ends when its owner has put everything away. */
final class Stopping implements AutoCloseable {

    private static final int SECONDS_TO_PUT_AWAY = 15;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private Stopping(UploadRun run) {
        hook = new Thread(() -> {
            run.close();
            awaitClosed();
        });
    }

    static Stopping on(UploadRun run) {
        Stopping stopping = new Stopping(run);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    private void awaitClosed() {
        try {
            closed.await(SECONDS_TO_PUT_AWAY, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!hook.isAlive()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyShuttingDown) {
                return;
            }
        }
    }
}
