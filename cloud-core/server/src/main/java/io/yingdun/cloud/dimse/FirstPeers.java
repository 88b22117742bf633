package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.foundation.runtime.StartFailure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The peers of {@code yingdun.dimse.first-peers}: {@code TITLE@HOST:PORT}, which may do everything, or
 * {@code TITLE@HOST:PORT=store+query+…} with names of {@link PeerRight}. One that exists stays as it is.
 */
@Component
class FirstPeers {

    private static final Pattern PEER = Pattern.compile(
            "(" + PeerController.AE_TITLE + ")@(" + PeerController.HOST + "):([0-9]{1,5})(?:=([a-z+]+))?");
    private static final int TITLE = 1;
    private static final int HOST = 3;
    private static final int PORT = 4;
    private static final int RIGHTS = 5;
    private static final int HIGHEST_PORT = 65_535;

    private final DimseSettings settings;
    private final PeerService peers;

    FirstPeers(DimseSettings settings, PeerService peers) {
        this.settings = settings;
        this.peers = peers;
    }

    void make() {
        settings.firstPeers().stream().map(FirstPeers::parse).forEach(peers::createIfMissing);
    }

    /** @throws StartFailure which says what is wrong with it */
    static PeerService.Wanted parse(String text) {
        Matcher parts = PEER.matcher(text.strip());
        if (!parts.matches()) {
            throw unusable(text);
        }
        int port = Integer.parseInt(parts.group(PORT));
        if (port < 1 || port > HIGHEST_PORT) {
            throw unusable(text);
        }
        return new PeerService.Wanted(
                parts.group(TITLE),
                parts.group(HOST),
                port,
                parts.group(RIGHTS) == null ? EnumSet.allOf(PeerRight.class) : rights(text, parts.group(RIGHTS)),
                true,
                PeerLimits.DEFAULT,
                PeerCharacterSet.UTF_8,
                "",
                PeerTls.NONE);
    }

    private static Set<PeerRight> rights(String text, String names) {
        Set<PeerRight> rights = EnumSet.noneOf(PeerRight.class);
        for (String name : names.split("\\+")) {
            rights.add(Arrays.stream(PeerRight.values())
                    .filter(right -> nameOf(right).equals(name))
                    .findFirst()
                    .orElseThrow(() -> unusable(text)));
        }
        return rights;
    }

    private static String nameOf(PeerRight right) {
        return right.name().toLowerCase(Locale.ROOT);
    }

    private static StartFailure unusable(String text) {
        String all = Arrays.stream(PeerRight.values()).map(FirstPeers::nameOf).collect(Collectors.joining("+"));
        return new StartFailure(
                "yingdun.dimse.first-peers has \"" + text + "\".",
                "Give TITLE@HOST:PORT or TITLE@HOST:PORT=" + all + ", with commas between.");
    }
}
