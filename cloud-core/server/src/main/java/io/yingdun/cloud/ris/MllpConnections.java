package io.yingdun.cloud.ris;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many connections are open, in all and from each address. */
final class MllpConnections {

    private final int most;
    private final int mostOfOne;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int all;

    MllpConnections(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Counts one more, or says why there may be none. */
    synchronized Optional<String> open(InetAddress address) {
        int before = open.getOrDefault(address, 0);
        if (before >= mostOfOne) {
            return Optional.of(
                    before + " from this address are open, as many as yingdun.hl7.connections-per-address allows");
        }
        if (all >= most) {
            return Optional.of(all + " are open, as many as yingdun.hl7.connections allows");
        }
        open.put(address, before + 1);
        all++;
        return Optional.empty();
    }

    /** One that was counted has ended. */
    synchronized void closed(InetAddress address) {
        open.computeIfPresent(address, (same, number) -> number == 1 ? null : number - 1);
        all--;
    }
}
