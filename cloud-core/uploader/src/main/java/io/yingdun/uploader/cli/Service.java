package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.queue.Sighting;
import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.receive.ReceivedFiles;
import io.yingdun.uploader.receive.StorageReceiver;
import io.yingdun.uploader.run.Reasons;
import io.yingdun.uploader.run.UploadRun;
import io.yingdun.uploader.source.FolderWatch;
import io.yingdun.uploader.source.SourceFile;
import io.yingdun.uploader.transfer.CloudClient;
import io.yingdun.uploader.transfer.ServerLimits;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The uploader as a service: looks through its folders again and again, listens for C-STORE, and outlasts a server
 * that is away, also at its own start. A walk that takes long is followed by a pause ten times as long, so that a
 * large share is not kept busy.
 */
final class Service {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int PAUSE_PER_WALK = 10;
    private static final Duration SERVER_AWAY = Duration.ofSeconds(15);

    private final List<FolderWatch> watches;
    private final ReceiveOptions receiving;
    private final ReceivedFiles received;
    private final UploadQueue queue;
    private final Report report;

    Service(
            List<FolderWatch> watches,
            ReceiveOptions receiving,
            ReceivedFiles received,
            UploadQueue queue,
            Report report) {
        this.watches = watches;
        this.receiving = receiving;
        this.received = received;
        this.queue = queue;
        this.report = report;
    }

    /**
     * Returns when it was stopped; false when it had to give up.
     *
     * @param named files and folders that are sent once, at the start
     */
    boolean serve(CloudClient cloud, Function<ServerLimits, UploadRun> runs, int parallel, List<Path> named)
            throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals();
        try (StorageReceiver receiver = receiver(arrivals);
                UploadRun run = runs.apply(awaitServer(cloud));
                Stopping stopping = Stopping.on(run);
                Ticker ticker = Ticker.of(report, queue)) {
            arrivals.sendBy(run, parallel);
            Intake given = new Intake(queue, run, report::unusable, false);
            for (Path path : named) {
                given.take(path);
            }
            for (Path file : received.whole()) {
                given.take(file);
            }
            report.say("Watching " + watches.size() + " folders.");
            watch(run);
            String gaveUp = run.awaitEnd();
            if (gaveUp != null) {
                report.say("yingdun cloud: " + gaveUp + ".");
            }
            return gaveUp == null;
        }
    }

    private @Nullable StorageReceiver receiver(Arrivals arrivals) throws IOException {
        if (!receiving.wanted()) {
            return null;
        }
        StorageReceiver receiver = new StorageReceiver(
                receiving.address(), receiving.aeTitle(), receiving.peers(), received, arrivals::take);
        report.say("Listening on port " + receiver.port() + " as " + receiving.aeTitle() + ".");
        return receiver;
    }

    /** What comes by C-STORE: modalities hand over their images also while the cloud has not been reached yet. */
    private final class Arrivals {

        private @Nullable UploadRun run;

        synchronized void take(Path file) throws IOException {
            SourceFile source = SourceFile.of(file);
            List<QueueEntry> added = queue.add(List.of(new Sighting(source, source.state())));
            if (run != null) {
                run.add(added);
            }
        }

        /** Starts it with what waits, and leaves nothing out that arrives at this moment. */
        synchronized void sendBy(UploadRun started, int parallel) {
            started.start(parallel);
            run = started;
        }
    }

    private void watch(UploadRun run) throws IOException, InterruptedException {
        Intake intake = new Intake(queue, run, report::unusable, true);
        while (!run.stopped()) {
            long started = System.nanoTime();
            for (FolderWatch watch : watches) {
                try {
                    intake.take(watch);
                } catch (FileSystemException away) {
                    report.say("the folder cannot be read at the moment: " + away.getMessage());
                }
            }
            queue.sync();
            long walk = System.nanoTime() - started;
            run.awaitStop(Math.max(LOOK_EVERY.toNanos(), PAUSE_PER_WALK * walk));
        }
    }

    private ServerLimits awaitServer(CloudClient cloud) throws InterruptedException {
        while (true) {
            try {
                return cloud.limits();
            } catch (IOException e) {
                report.serverTrouble(Reasons.of(e), SERVER_AWAY);
                TimeUnit.NANOSECONDS.sleep(SERVER_AWAY.toNanos());
            }
        }
    }
}
