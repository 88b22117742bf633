package io.yingdun.agent.testkit;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Homes of the platform that the test runs on. */
public final class Homes {
    private Homes() {}

    public static AgentHome in(Path folder) {
        try {
            return AgentHome.open(folder, Platform.current());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
