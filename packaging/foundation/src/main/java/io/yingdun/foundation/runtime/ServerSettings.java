package io.yingdun.foundation.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What a server of the suite tells its foundation about itself; each implements it by its options {@code yingdun.*}. */
public interface ServerSettings {

    /** One lower-case word: the server's folder below the data directory, its mark in the database's list of sessions. */
    String serverName();

    /** As certificates and messages name it. */
    String title();

    /** Where everything is kept; the server writes below its folder {@link #serverName()} only. */
    Path dataDir();

    /** Address that all of {@link #ports()} listen on. */
    String bindAddress();

    /** The ports that must be free at the start, each with what it is wanted for. */
    SortedMap<Integer, String> ports();

    /** DNS names and addresses beyond localhost by which the server is reached; they go into its certificate. */
    List<String> hostNames();

    /** The versions of TLS that HTTPS speaks. */
    default Set<String> tlsVersions() {
        return Set.of("TLSv1.3", "TLSv1.2");
    }

    /** Which PostgreSQL. */
    Database database();

    /**
     * An empty URL means the embedded PostgreSQL.
     *
     * @param serviceAccount as whom a server of root runs the embedded one; empty: a user namespace where allowed, else
     *     {@code yingdun}, {@code postgres} or {@code nobody}
     */
    record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String serviceAccount) {

        public boolean embedded() {
            return url.isBlank();
        }
    }

    /** {@code $XDG_DATA_HOME/yingdun}, where that is unset {@code ~/.local/share/yingdun}. */
    static Path defaultDataDir() {
        String xdg = System.getenv("XDG_DATA_HOME");
        return xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "yingdun")
                : Path.of(xdg, "yingdun");
    }
}
