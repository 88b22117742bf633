package io.yingdun.cloud.runtime;

import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options of the server, {@code yingdun.*}.
 *
 * @param dataDir where everything is kept; the server writes below its folder {@code cloud} only
 * @param portBase the suite's first port: HTTPS listens on the second after it, DICOM on the third, HL7 on
 *     the fourth
 * @param bindAddress address that all listen on
 * @param hostNames DNS names and addresses beyond localhost by which browsers reach the server; they go into its
 *     certificate
 * @param allowTls12 also speaks TLS 1.2, for programs that know nothing newer
 * @param database which PostgreSQL
 * @param aeTitle the archive's own application entity title, 1 to 16 characters of its repertoire (PS3.5 6.2)
 */
@ConfigurationProperties("yingdun")
public record CloudSettings(
        @Nullable Path dataDir,
        @DefaultValue("8440") int portBase,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue({}) List<String> hostNames,
        @DefaultValue("false") boolean allowTls12,
        @DefaultValue Database database,
        @DefaultValue("YINGDUN") String aeTitle)
        implements ServerSettings {

    private static final int HIGHEST_BASE = 65_531;

    public CloudSettings {
        if (portBase < 1 || portBase > HIGHEST_BASE) {
            throw new StartFailure(
                    "yingdun.port-base is " + portBase + ".",
                    "Give a number from 1 to " + HIGHEST_BASE + "; the four ports after it belong to the suite too.");
        }
        if (!aeTitle.matches("[ -\\[\\]-~]{1,16}") || aeTitle.isBlank()) {
            throw new StartFailure(
                    "yingdun.ae-title is \"" + aeTitle + "\".",
                    "Give 1 to 16 characters of ASCII without backslash; most systems expect capital letters.");
        }
        aeTitle = aeTitle.strip();
        dataDir = dataDir == null || dataDir.toString().isBlank() ? ServerSettings.defaultDataDir() : dataDir;
        hostNames = List.copyOf(hostNames);
    }

    @Override
    public String serverName() {
        return "cloud";
    }

    @Override
    public String title() {
        return "Yingdun imaging cloud";
    }

    @Override
    public Path dataDir() {
        return dataDir == null ? ServerSettings.defaultDataDir() : dataDir;
    }

    @Override
    public Set<String> tlsVersions() {
        return allowTls12 ? ServerSettings.super.tlsVersions() : Set.of("TLSv1.3");
    }

    @Override
    public SortedMap<Integer, String> ports() {
        return new TreeMap<>(Map.of(httpsPort(), "the portals and DICOMweb", dicomPort(), "DICOM", hl7Port(), "HL7"));
    }

    public int httpsPort() {
        return portBase + 2;
    }

    public int dicomPort() {
        return portBase + 3;
    }

    public int hl7Port() {
        return portBase + 4;
    }
}
