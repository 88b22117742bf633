package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether the embedded PostgreSQL's postmaster lives, and starts it again when it does not. It is no
 * child of this process (pg_ctl lets go of it), so nobody else would tell.
 *
 * <p>A start fails while sessions of the dead postmaster still hold its shared memory; they end by themselves, and the next
 * attempt comes a little later each time.
 */
final class PostmasterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);
    private static final long LOOK_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Path pidFile;
    private final Runnable launch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::loop, "database-watch");

    /** @param launch starts it on the port that it had, and returns when it answers */
    PostmasterWatch(Path cluster, Runnable launch) {
        this.pidFile = cluster.resolve("postmaster.pid");
        this.launch = launch;
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        Optional<ProcessHandle> postmaster = postmaster();
        long pause = LOOK_MILLIS;
        try {
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                if (postmaster.filter(Liveness::lives).isPresent()) {
                    pause = LOOK_MILLIS;
                    continue;
                }
                pause = launched() ? LOOK_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                // One that is still recovering when the start has lost patience is there too.
                postmaster = postmaster();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean launched() {
        LOG.error("The embedded PostgreSQL has ended by itself and is started again");
        try {
            launch.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("It did not start yet: {}", e.getMessage(), e instanceof StartFailure ? null : e);
            return false;
        }
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            return Files.readAllLines(pidFile).stream().findFirst().flatMap(PostmasterWatch::process);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(process -> process.info()
                            .command()
                            .filter(program -> !program.endsWith("/postgres"))
                            .isEmpty());
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** Returns when nothing is started any more. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
