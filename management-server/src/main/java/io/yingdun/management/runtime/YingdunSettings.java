package io.yingdun.management.runtime;

import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options of the server, {@code yingdun.*}.
 *
 * @param dataDir where everything is kept; the server writes below its folder {@code management} only
 * @param portBase HTTPS listens on this port, the agent gateway on the next one
 * @param bindAddress address that both listen on
 * @param hostNames DNS names and addresses beyond localhost by which agents and browsers reach the server; they go
 *     into its certificate, and the first one is told to agents
 * @param database which PostgreSQL
 */
@ConfigurationProperties("yingdun")
public record YingdunSettings(
        @Nullable Path dataDir,
        @DefaultValue("8440") int portBase,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue({}) List<String> hostNames,
        @DefaultValue Database database)
        implements ServerSettings {

    public YingdunSettings {
        if (portBase < 1 || portBase > 65_534) {
            throw new StartFailure(
                    "yingdun.port-base is " + portBase + ".",
                    "Give a number from 1 to 65534; the next port is used too.");
        }
        dataDir = dataDir == null || dataDir.toString().isBlank() ? ServerSettings.defaultDataDir() : dataDir;
        hostNames = List.copyOf(hostNames);
    }

    @Override
    public String serverName() {
        return "management";
    }

    @Override
    public String title() {
        return "Yingdun management server";
    }

    @Override
    public Path dataDir() {
        return dataDir == null ? ServerSettings.defaultDataDir() : dataDir;
    }

    @Override
    public SortedMap<Integer, String> ports() {
        return new TreeMap<>(Map.of(portBase, "the console and its API", gatewayPort(), "the agent gateway"));
    }

    public int gatewayPort() {
        return portBase + 1;
    }

    /** The name by which agents are told to reach the server. */
    public String publicHost() {
        return hostNames.isEmpty() ? "localhost" : hostNames.get(0);
    }
}
