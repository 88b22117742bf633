package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived its killed server, perhaps under another account than today's. */
final class Orphan {

    /** How a postgres that cannot reach its cluster by path names it. */
    static final String OWN_FOLDER = "/proc/self/cwd";

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Orphan() {}

    static void stop(Path cluster, RunAs runAs) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (!Files.exists(Path.of(OWN_FOLDER)) && runAs.byRoot() && RunAs.ownerOf(cluster) != runAs.uid()) {
            // PostgreSQL's own check does not see one of another account; two in one folder would destroy it.
            throw new StartFailure(
                    "The database was last run by another account and not stopped; without /proc nobody can tell"
                            + " whether it still runs.",
                    "Mount /proc, or make sure that no postgres runs and delete " + pidFile + ".");
        }
        Optional<ProcessHandle> live = livePostgres(pidFile, cluster);
        if (live.isPresent()) {
            LOG.warn("A database left over from a killed server is stopped first");
            interrupt(live.get());
        }
    }

    /** A pid in the file may meanwhile belong to any other program: only one started for this folder counts. */
    private static Optional<ProcessHandle> livePostgres(Path pidFile, Path cluster) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            long pid = Long.parseLong(lines.get(0).trim());
            String folder = lines.get(1).trim();
            return ProcessHandle.of(pid)
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains("postgres") && line.contains(folder))
                            .isPresent())
                    .filter(process -> !folder.equals(OWN_FOLDER) || RunAs.worksIn(pid, cluster));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; pg_ctl would have to run as the account that the orphan has. */
    private static void interrupt(ProcessHandle postgres) {
        Commands.execute(Path.of("/"), List.of("sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(postgres.pid())));
        try {
            if (!Liveness.endsWithin(PATIENCE, postgres)) {
                throw stillThere(postgres);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillThere(postgres);
        }
    }

    private static StartFailure stillThere(ProcessHandle postgres) {
        return new StartFailure(
                "A database left over from a killed server, process " + postgres.pid() + ", does not stop.",
                "Stop that process (kill -INT), then start the server again.");
    }
}
