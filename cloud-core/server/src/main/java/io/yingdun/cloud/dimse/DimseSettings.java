package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.SecureTransport;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.dimse.*}.
 *
 * @param openToUnknown an application entity that is no peer may also send instances (C-ECHO and C-STORE, nothing else); for
 *     test benches, since an AE title proves nothing
 * @param firstPeers peers that are made when the server starts and has none of that title, see {@link FirstPeers}
 * @param tlsPort where peers come in by TLS as well; nobody listens when it is not set. IANA has registered {@value
 *     SecureTransport#PORT}
 * @param tlsAuthorities PEM files with the certificates of those who issue to the site's devices
 * @param mostMatches results that a query gives; one that finds more ends with A700H after so many
 */
@ConfigurationProperties("yingdun.dimse")
record DimseSettings(
        @DefaultValue("false") boolean openToUnknown,
        @DefaultValue({}) List<String> firstPeers,
        @Nullable Integer tlsPort,
        @DefaultValue({}) List<Path> tlsAuthorities,
        @DefaultValue("10000") int mostMatches) {

    private static final int HIGHEST_PORT = 65_535;

    DimseSettings {
        firstPeers = List.copyOf(firstPeers);
        tlsAuthorities = List.copyOf(tlsAuthorities);
        if (tlsPort != null && (tlsPort < 1 || tlsPort > HIGHEST_PORT)) {
            throw new StartFailure(
                    "yingdun.dimse.tls-port is " + tlsPort + ".",
                    "Give a number from 1 to " + HIGHEST_PORT + ", or leave the option out for no DICOM by TLS.");
        }
    }
}
