package io.yingdun.systemtest;

import java.time.Duration;

/** What management-server/README.md promises. */
final class StatedTimes {

    /** Stated: 6 s after its connection was cut; the rest is for a busy machine. */
    static final Duration KILLED_AGENT_NOTICED = Duration.ofSeconds(15);

    /** Stated: 31 s after the last heartbeat. */
    static final Duration SILENT_AGENT_NOTICED = Duration.ofSeconds(45);

    private StatedTimes() {}
}
