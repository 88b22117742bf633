package io.yingdun.management.runtime;

import java.nio.file.Path;
import java.util.List;
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
        @DefaultValue Database database) {

    /**
     * An empty URL means the embedded PostgreSQL.
     *
     * @param serviceAccount as whom a server of root runs the embedded one; empty: a user namespace where allowed, else
     *     {@code yingdun}, {@code postgres} or {@code nobody}
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String serviceAccount) {

        public boolean embedded() {
            return url.isBlank();
        }
    }

    public YingdunSettings {
        if (portBase < 1 || portBase > 65_534) {
            throw new StartFailure(
                    "yingdun.port-base is " + portBase + ".",
                    "Give a number from 1 to 65534; the next port is used too.");
        }
        dataDir = dataDir == null || dataDir.toString().isBlank() ? defaultDataDir() : dataDir;
        hostNames = List.copyOf(hostNames);
    }

    @Override
    public Path dataDir() {
        return dataDir == null ? defaultDataDir() : dataDir;
    }

    public int gatewayPort() {
        return portBase + 1;
    }

    /** The name by which agents are told to reach the server. */
    public String publicHost() {
        return hostNames.isEmpty() ? "localhost" : hostNames.get(0);
    }

    private static Path defaultDataDir() {
        String xdg = System.getenv("XDG_DATA_HOME");
        return xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "yingdun")
                : Path.of(xdg, "yingdun");
    }
}
