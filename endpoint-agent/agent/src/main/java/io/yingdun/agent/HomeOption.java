package io.yingdun.agent;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class HomeOption {
    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "The agent's folder: key, policy, state. One agent a folder.")
    private @Nullable Path folder;

    private final Platform platform = Platform.current();

    Platform platform() {
        return platform;
    }

    AgentHome open() throws IOException {
        AgentHome home = AgentHome.open(Objects.requireNonNull(folder), platform);
        // Native libraries are unpacked before they are loaded: never where another user could replace them.
        String natives = home.subfolder("native").toString();
        System.setProperty("jna.tmpdir", natives);
        System.setProperty("org.lwjgl.system.SharedLibraryExtractPath", natives);
        System.setProperty("ZstdTempFolder", natives);
        return home;
    }

    FileLock lock(AgentHome home) throws IOException, CommandFailure {
        return home.lock()
                .orElseThrow(() -> new CommandFailure(
                        "another agent runs in " + home.folder() + "; stop it first or choose another --home"));
    }
}
