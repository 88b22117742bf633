package io.yingdun.dicom.association;

import java.util.HashMap;
import java.util.Map;

/** Associations that are open, a peer. */
final class AssociationCount {

    private final Map<String, Integer> open = new HashMap<>();

    /** False, and nothing counted, when the peer has as many as it may. */
    synchronized boolean enter(String peer, int limit) {
        int now = open.getOrDefault(peer, 0);
        if (now >= limit) {
            return false;
        }
        open.put(peer, now + 1);
        return true;
    }

    synchronized void leave(String peer) {
        open.computeIfPresent(peer, (key, now) -> now == 1 ? null : now - 1);
    }
}
