package io.yingdun.cloud.pull;

import io.yingdun.cloud.dimse.PeerSession;
import org.jspecify.annotations.Nullable;

/** Tells the thread that waits for a peer, from any other, that nothing more is wanted; once and for good. */
final class Cancellation {

    private boolean given;
    private @Nullable PeerSession session;

    synchronized void give() {
        given = true;
        if (session != null) {
            session.cancel();
        }
    }

    /** What is asked on this association from now on is cancelled too. */
    synchronized PeerSession of(PeerSession next) {
        session = next;
        if (given) {
            next.cancel();
        }
        return next;
    }
}
