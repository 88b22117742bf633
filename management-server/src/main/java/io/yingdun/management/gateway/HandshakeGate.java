package io.yingdun.management.gateway;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops accepting while many handshakes are under way. When two thousand agents come back in one moment and all were
 * begun at once, all would end at the same late moment, most of them after their time; so they are taken in turn and
 * the rest waits in the listening socket's backlog.
 */
final class HandshakeGate {

    private final int limit;
    private final AtomicInteger underWay = new AtomicInteger();

    HandshakeGate(int limit) {
        this.limit = limit;
    }

    /** To be told of the handshake's end, which comes in any case: done, failed, timed out or closed. */
    GenericFutureListener<Future<Channel>> begun(Channel connection) {
        Channel listening = connection.parent();
        if (underWay.incrementAndGet() >= limit) {
            listening.config().setAutoRead(false);
            openWhenHalf(listening, underWay.get());
        }
        return ended -> openWhenHalf(listening, underWay.decrementAndGet());
    }

    private void openWhenHalf(Channel listening, int now) {
        if (now <= limit / 2) {
            listening.config().setAutoRead(true);
        }
    }
}
