package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.run.Reasons;
import io.yingdun.uploader.run.UploadRun;
import io.yingdun.uploader.source.FolderWatch;
import io.yingdun.uploader.transfer.CloudClient;
import io.yingdun.uploader.transfer.ServerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The uploader as a service: looks through its folders again and again, and outlasts a server that is away, also at its
 * own start. A walk that takes long is followed by a pause ten times as long, so that a large share is not kept busy.
 */
final class Service {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int PAUSE_PER_WALK = 10;
    private static final Duration SERVER_AWAY = Duration.ofSeconds(15);

    private final List<FolderWatch> watches;
    private final List<Path> named;
    private final UploadQueue queue;
    private final Report report;

    Service(List<Path> folders, int quietSeconds, List<Path> named, UploadQueue queue, Report report, Clock clock) {
        this.watches = folders.stream()
                .map(folder -> new FolderWatch(folder, Duration.ofSeconds(quietSeconds), clock))
                .toList();
        this.named = named;
        this.queue = queue;
        this.report = report;
    }

    /** Returns when it was stopped; false when the queue could not be written any more. */
    boolean serve(CloudClient cloud, Function<ServerLimits, UploadRun> runs, int parallel)
            throws IOException, InterruptedException {
        ServerLimits limits = awaitServer(cloud);
        try (UploadRun run = runs.apply(limits);
                Stopping stopping = Stopping.on(run);
                Ticker ticker = Ticker.of(report, queue)) {
            run.start(parallel);
            report.say("Watching " + watches.size() + " folders.");
            Intake given = new Intake(queue, run, report::unusable, false);
            for (Path path : named) {
                given.take(path);
            }
            Intake intake = new Intake(queue, run, report::unusable, true);
            while (!run.stopped()) {
                long started = System.nanoTime();
                look(intake);
                queue.sync();
                long walk = System.nanoTime() - started;
                run.awaitStop(Math.max(LOOK_EVERY.toNanos(), PAUSE_PER_WALK * walk));
            }
            String gaveUp = run.awaitEnd();
            if (gaveUp != null) {
                report.say("yingdun cloud: " + gaveUp + ".");
            }
            return gaveUp == null;
        }
    }

    private void look(Intake intake) throws IOException {
        for (FolderWatch watch : watches) {
            try {
                intake.take(watch);
            } catch (java.nio.file.FileSystemException away) {
                report.say("the folder cannot be read at the moment: " + away.getMessage());
            }
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
