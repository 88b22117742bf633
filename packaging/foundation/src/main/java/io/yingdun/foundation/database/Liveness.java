package io.yingdun.foundation.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether a process that is nobody's child here still runs. In a container whose first process reaps late or never, the dead
 * stay in the table of processes (proc(5), state Z), and Java takes them for alive.
 */
final class Liveness {

    private static final long LOOK_MILLIS = 20;

    private Liveness() {}

    static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException noSuchFile) {
            return process.isAlive();
        }
    }

    /** Returns when it has ended, or false when it has not within this time. */
    static boolean endsWithin(Duration patience, ProcessHandle process) throws InterruptedException {
        long begin = System.nanoTime();
        while (lives(process)) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
