package io.yingdun.cloud.dimse;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.dimse.*}.
 *
 * @param openToUnknown an application entity that is no peer may also send instances (C-ECHO and C-STORE, nothing else); for
 *     test benches, since an AE title proves nothing
 * @param firstPeers peers that are made when the server starts and has none of that title, see {@link FirstPeers}
 * @param mostMatches results that a query gives; one that finds more ends with A700H after so many
 */
@ConfigurationProperties("yingdun.dimse")
record DimseSettings(
        @DefaultValue("false") boolean openToUnknown,
        @DefaultValue({}) List<String> firstPeers,
        @DefaultValue("10000") int mostMatches) {

    DimseSettings {
        firstPeers = List.copyOf(firstPeers);
    }
}
