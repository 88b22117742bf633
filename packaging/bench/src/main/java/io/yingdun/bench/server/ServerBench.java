package io.yingdun.bench.server;

import io.yingdun.bench.process.BenchSystem;
import io.yingdun.bench.process.Pause;
import io.yingdun.bench.process.ProcessFigures;
import io.yingdun.bench.process.Table;
import io.yingdun.stack.server.ManagementClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Start, idle cost with few and many agents, one policy change for all of them, and all of them coming back at once. */
public final class ServerBench {

    private static final int FEW = 2;
    private static final int MANY = Integer.getInteger("yingdun.bench.agents", 2_000);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(15);

    private final BenchSystem system;

    private ServerBench(BenchSystem system) {
        this.system = system;
    }

    public static void main(String[] arguments) {
        long begin = System.nanoTime();
        try (BenchSystem system = new BenchSystem()) {
            Table.begin("Server: start");
            Table.row("first start, database made anew", "%.1f s", since(begin));
            begin = System.nanoTime();
            system.server().stop();
            Table.row("stop", "%.1f s", since(begin));
            begin = System.nanoTime();
            system.restartServer();
            Table.row("later start", "%.1f s", since(begin));
            new ServerBench(system).run();
        }
    }

    private void run() {
        ManagementClient officer = system.server().clientFor("OFFICER");
        try (SimulatedFleet fleet = new SimulatedFleet(system.server(), officer)) {
            fleet.grow(FEW);
            steady(FEW);
            long begin = System.nanoTime();
            fleet.grow(MANY);
            double enrolment = since(begin);
            steady(MANY);
            Table.row("enrolling and connecting " + (MANY - FEW) + " agents", "%.1f s", enrolment);
            policyChange(officer, fleet);
            storm(fleet);
        }
    }

    private void steady(int agents) {
        Pause.of(SETTLE);
        long server = system.server().process().pid();
        Duration before = ProcessFigures.processorTime(server);
        Duration databaseBefore = databaseTime();
        Pause.of(STEADY);
        Duration used = ProcessFigures.processorTime(server).minus(before);
        Duration databaseUsed = databaseTime().minus(databaseBefore);
        Table.begin("Server: " + agents + " agents, steady");
        Table.row("processor, server, over 60 s", "%.1f %% of a core", percent(used));
        Table.row("processor, database, over 60 s", "%.1f %% of a core", percent(databaseUsed));
        Table.row("memory, server, resident", "%.0f MiB", Table.mebibytes(ProcessFigures.memoryKib(server, "Rss")));
        Table.row("memory, database, proportional, all its processes", "%.0f MiB", Table.mebibytes(databaseMemory()));
    }

    private void policyChange(ManagementClient officer, SimulatedFleet fleet) {
        Duration before = ProcessFigures.processorTime(system.server().process().pid());
        long begin = System.nanoTime();
        fleet.changePolicyAndAwaitAll(officer);
        double seconds = since(begin);
        Duration used =
                ProcessFigures.processorTime(system.server().process().pid()).minus(before);
        Table.begin("Server: one policy change for " + MANY + " agents");
        Table.row("until the console shows all as applied", "%.1f s", seconds);
        Table.row("processor time of the server", "%.1f s", Table.seconds(used));
    }

    private void storm(SimulatedFleet fleet) {
        fleet.killAll();
        Duration before = ProcessFigures.processorTime(system.server().process().pid());
        long begin = System.nanoTime();
        fleet.reconnectAll();
        double seconds = since(begin);
        Duration used =
                ProcessFigures.processorTime(system.server().process().pid()).minus(before);
        Table.begin("Server: reconnect storm of " + MANY + " agents, all at once");
        Table.row("until all are welcomed", "%.1f s", seconds);
        Table.row("processor time of the server", "%.1f s", Table.seconds(used));
        Table.row("attempts that had to be repeated", "%d", fleet.repeatedAttempts());
    }

    private List<Long> database() {
        String cluster = system.folder().toString();
        List<Long> postmaster =
                ProcessFigures.pids(line -> line.contains("postgres") && line.contains("-D " + cluster));
        return postmaster.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private Duration databaseTime() {
        return database().stream().map(ProcessFigures::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    private long databaseMemory() {
        return database().stream()
                .mapToLong(pid -> ProcessFigures.memoryKib(pid, "Pss"))
                .sum();
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double percent(Duration used) {
        return 100.0 * used.toMillis() / STEADY.toMillis();
    }
}
