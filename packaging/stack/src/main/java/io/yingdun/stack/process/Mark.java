package io.yingdun.stack.process;

import java.nio.file.Path;

/**
 * What the environment of everything that one run started says: the run's data folder. A pid file can be stale and a
 * pid used again; the mark in {@code /proc/<pid>/environ} cannot.
 */
public record Mark(String value) {

    public static final String VARIABLE = "YINGDUN_RUN";

    public static Mark of(Path dataDirectory) {
        return new Mark(dataDirectory.toAbsolutePath().normalize().toString());
    }
}
