package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.QueueFolder;
import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.receive.ReceivedFiles;
import io.yingdun.uploader.run.Patience;
import io.yingdun.uploader.run.Reasons;
import io.yingdun.uploader.run.RunListener;
import io.yingdun.uploader.run.UploadRun;
import io.yingdun.uploader.source.FolderWatch;
import io.yingdun.uploader.transfer.CloudClient;
import io.yingdun.uploader.transfer.Sender;
import io.yingdun.uploader.transfer.ServerLimits;
import io.yingdun.uploader.transfer.Throttle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files until all is decided; or, with {@code --watch} or {@code --receive}, goes on as a service. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        description = {
            "Sends DICOM files to the imaging cloud: files, folders with all below them, a DICOMDIR, ZIP archives.",
            "What was cut off goes on where it stopped; what is there already is not sent again. Files are only read.",
            "Without PATH it sends what an earlier run left in the queue.",
            "",
            "Standard output has one JSON object a line for each file: file, outcome (stored, duplicate, conflict, refused,",
            "vanished, skipped, waiting, unusable), reason, size, attempts, sha256. All else is on standard error.",
            "Status 0: the server has everything; 1: it has not, the lines say what is missing; 2: wrong use.",
            ""
        })
final class UploadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "What to send.")
    private List<Path> paths = List.of();

    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description = {
                "Go on as a service and send what appears in this folder, once it has been quiet for --quiet.",
                "May be repeated. SIGTERM or Ctrl-C ends it within seconds."
            })
    private List<Path> watched = List.of();

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long a watched file must not have changed (default: ${DEFAULT-VALUE}).")
    private int quietSeconds;

    @Mixin
    private ReceiveOptions receiving = new ReceiveOptions();

    @Mixin
    private SpeedOptions speed = new SpeedOptions();

    @Option(names = "--no-compress", description = "Send the bytes as they are, even where zstd would save much.")
    private boolean uncompressed;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "Files under way at a time, 1 to 32 (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            description = "The queue's folder (default: one for each server, below the user's state folder).")
    private @Nullable Path queueFolder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        CommandSpec spec = spec();
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        Report report = new Report(out, err);
        CloudClient cloud = serverOptions.client(err);
        QueueFolder folder =
                queueFolder == null ? QueueFolder.forServer(serverOptions.server()) : new QueueFolder(queueFolder);
        Clock clock = Clock.system(ZoneId.systemDefault());
        try (UploadQueue queue = UploadQueue.open(folder, serverOptions.server(), clock)) {
            ReceivedFiles received = new ReceivedFiles(folder.received());
            Function<ServerLimits, UploadRun> runs =
                    limits -> run(cloud, limits, queue, new Releasing(report, received), clock);
            boolean done = isService()
                    ? new Service(watches(clock), receiving, received, queue, report)
                            .serve(cloud, runs, parallel, paths)
                    : once(cloud, runs, queue, report);
            return done ? CloudCommand.DONE : CloudCommand.FAILED;
        }
    }

    private boolean isService() {
        return !watched.isEmpty() || receiving.wanted();
    }

    private List<FolderWatch> watches(Clock clock) {
        return watched.stream()
                .map(folder -> new FolderWatch(folder, Duration.ofSeconds(quietSeconds), clock))
                .toList();
    }

    private boolean once(CloudClient cloud, Function<ServerLimits, UploadRun> runs, UploadQueue queue, Report report)
            throws IOException, InterruptedException {
        ServerLimits limits;
        try {
            limits = cloud.limits();
        } catch (IOException e) {
            report.say("yingdun cloud: " + Reasons.of(e) + ".");
            return false;
        }
        int left = queue.waiting().size();
        if (left > 0) {
            report.say(left + " files are left from an earlier run and are sent too.");
        }
        String gaveUp;
        try (UploadRun run = runs.apply(limits);
                Stopping stopping = Stopping.on(run);
                Ticker ticker = Ticker.of(report, queue)) {
            run.start(parallel);
            Intake intake = new Intake(queue, run, report::unusable, false);
            for (Path path : paths) {
                intake.take(path);
            }
            gaveUp = run.awaitEnd();
        }
        queue.waiting().forEach(report::left);
        if (gaveUp != null) {
            report.say("yingdun cloud: given up: " + gaveUp + ".");
        }
        report.summary();
        if (!queue.waiting().isEmpty()) {
            report.say("What was not sent stays in the queue; the same command without PATH goes on with it.");
        }
        return report.complete();
    }

    private UploadRun run(
            CloudClient cloud, ServerLimits limits, UploadQueue queue, RunListener listener, Clock clock) {
        Throttle throttle = new Throttle(speed.schedule(), clock);
        Sender sender = new Sender(cloud, limits, !uncompressed, throttle, queue, clock);
        Patience patience = isService() ? Patience.SERVICE : Patience.COMMAND;
        return new UploadRun(queue, sender, throttle, listener, patience, clock);
    }

    private void check() {
        if (parallel < 1 || parallel > 32) {
            throw wrong("--parallel must be from 1 to 32");
        } else if (quietSeconds < 1 || quietSeconds > 3600) {
            throw wrong("--quiet must be from 1 to 3600 seconds");
        }
        for (Path folder : watched) {
            if (!Files.isDirectory(folder)) {
                throw wrong("--watch: " + folder + " is no folder");
            }
        }
        if (receiving.wanted()) {
            receiving.address();
            receiving.aeTitle();
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("not started by picocli");
        }
        return command;
    }
}
