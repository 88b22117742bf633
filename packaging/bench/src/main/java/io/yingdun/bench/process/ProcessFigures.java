package io.yingdun.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Reads {@code /proc} (proc(5)) for one process, or for one and all that descend from it. */
public final class ProcessFigures {

    /** Clock ticks a second: 100 on every Linux that runs Debian. */
    private static final long TICKS_PER_SECOND = 100;

    private ProcessFigures() {}

    /** User and system time since the process began. */
    public static Duration processorTime(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        // The name in parentheses may hold blanks; fields 14 and 15 are utime and stime.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    /** Kibibytes from {@code smaps_rollup}: {@code Rss}, or {@code Pss}, in which shared pages count in parts. */
    public static long memoryKib(long pid, String kind) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith(kind + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
    }

    /** Live processes whose command line satisfies the condition. */
    public static List<Long> pids(Predicate<String> commandLine) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine.test(commandLineOf(pid)))
                .toList();
    }

    private static String commandLineOf(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return String.join(" ", Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0")));
        } catch (IOException gone) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
