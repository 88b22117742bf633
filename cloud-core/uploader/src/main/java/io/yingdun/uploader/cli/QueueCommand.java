package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.queue.QueueFolder;
import io.yingdun.uploader.queue.QueueReader;
import io.yingdun.uploader.queue.UploadState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows queues, whether or not an uploader is at work on them. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 110,
        description = {
            "Shows what waits, and what needs attention: conflicts, refusals, files that vanished before they were sent.",
            "Status 0: nothing needs attention; 1: something does."
        })
final class QueueCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            description = "One queue's folder (default: all in the usual place).")
    private @Nullable Path folder;

    @Option(names = "--all", description = "Also what is done.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a line for each file instead of a table.")
    private boolean json;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    @Override
    public Integer call() throws IOException {
        boolean attention = false;
        for (QueueFolder queue : queues()) {
            attention |= show(queue);
        }
        out.flush();
        return attention || out.checkError() ? CloudCommand.FAILED : CloudCommand.DONE;
    }

    private List<QueueFolder> queues() throws IOException {
        Path given = folder;
        if (given == null) {
            return QueueFolder.all();
        } else if (command != null && !Files.exists(new QueueFolder(given).journal())) {
            throw new ParameterException(command.commandLine(), given + " is no queue");
        }
        return List.of(new QueueFolder(given));
    }

    /** True when something needs attention. */
    private boolean show(QueueFolder queue) throws IOException {
        if (!json) {
            out.println(queue.server() + "  " + queue.path() + (queue.inUse() ? "  (an uploader is running)" : ""));
            out.printf("%-10s %14s %14s %8s  %-20s  %s%n", "STATE", "BYTES", "SENT", "ATTEMPTS", "SINCE", "FILE");
        }
        Map<UploadState, Integer> counts = new EnumMap<>(UploadState.class);
        QueueReader.read(queue, entry -> {
            counts.merge(entry.state(), 1, Integer::sum);
            if (all || !entry.state().settled() || entry.state().needsAttention()) {
                line(entry);
            }
        });
        if (!json) {
            counts.forEach((state, count) -> out.print(count + " " + state.label() + "  "));
            out.println(counts.isEmpty() ? "empty" : "");
        }
        return counts.keySet().stream().anyMatch(UploadState::needsAttention);
    }

    private void line(QueueEntry entry) {
        if (json) {
            out.println(OutputLine.of(entry));
            return;
        }
        out.printf(
                "%-10s %14d %14d %8d  %-20s  %s%s%n",
                entry.state().label(),
                entry.stat().size(),
                entry.offset(),
                entry.attempts(),
                entry.since().truncatedTo(ChronoUnit.SECONDS),
                entry.source().name(),
                entry.reason() == null ? "" : "  (" + entry.reason() + ")");
    }
}
