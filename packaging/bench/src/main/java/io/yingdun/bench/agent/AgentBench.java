package io.yingdun.bench.agent;

import io.yingdun.bench.process.BenchSystem;
import io.yingdun.bench.process.Pause;
import io.yingdun.bench.process.ProcessFigures;
import io.yingdun.bench.process.Table;
import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.desktop.Desktop;
import io.yingdun.stack.screen.ScreenSize;
import io.yingdun.stack.server.ManagementClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An agent on a 1920×1080 virtual screen with windows that do not change, connected to a server on the same machine. */
public final class AgentBench {

    private static final Duration STILL = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final int STARTS = 5;

    private AgentBench() {}

    public static void main(String[] arguments) {
        try (BenchSystem system = new BenchSystem()) {
            ManagementClient officer = system.server().clientFor("OFFICER");
            Workstation workstation = Workstation.start(
                    system.installation(),
                    system.mark(),
                    system.folder().resolve("workstation"),
                    "bench",
                    new ScreenSize(1920, 1080),
                    system.server(),
                    officer);
            try {
                Desktop.furnish(
                        workstation.screen(), system.installation().packaging().resolve("demo/document.txt"));
                workstation.awaitMarked(officer, Duration.ofSeconds(60));
                Table.begin("Agent, 1920×1080, still screen");
                starts(workstation, officer);
                cost(workstation);
            } finally {
                workstation.stop();
            }
        }
    }

    /** From the start of the process to the mark on the screen, the policy being on the agent's disk. */
    private static void starts(Workstation workstation, ManagementClient officer) {
        List<Double> seconds = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            workstation.agent().stop();
            long begin = System.nanoTime();
            workstation.agent().restart();
            while (!workstation.agent().process().process().lastLines(100).contains("DRAWN")) {
                LockSupport.parkNanos(5_000_000);
            }
            seconds.add((System.nanoTime() - begin) / 1e9);
            workstation.awaitMarked(officer, Duration.ofSeconds(60));
        }
        Collections.sort(seconds);
        Table.row(
                "start of the process to mark on the screen",
                "%.2f s (median of %d, slowest %.2f s)",
                seconds.get(STARTS / 2),
                STARTS,
                seconds.get(STARTS - 1));
    }

    private static void cost(Workstation workstation) {
        Pause.of(SETTLE);
        long agent = workstation.agent().process().process().pid();
        long xServer = workstation.screen().pids().get(0);
        Duration agentBefore = ProcessFigures.processorTime(agent);
        Duration xBefore = ProcessFigures.processorTime(xServer);
        Pause.of(STILL);
        Duration used = ProcessFigures.processorTime(agent).minus(agentBefore);
        Duration xUsed = ProcessFigures.processorTime(xServer).minus(xBefore);
        Table.row("processor, agent, over 60 s", "%.2f %% of a core", percent(used));
        Table.row("processor, X server, over 60 s", "%.2f %% of a core", percent(xUsed));
        Table.row("memory, resident", "%.0f MiB", Table.mebibytes(ProcessFigures.memoryKib(agent, "Rss")));
        Table.row("memory, proportional", "%.0f MiB", Table.mebibytes(ProcessFigures.memoryKib(agent, "Pss")));
    }

    private static double percent(Duration used) {
        return 100.0 * used.toMillis() / STILL.toMillis();
    }
}
