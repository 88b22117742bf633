package io.yingdun.management.gateway;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns connections beyond the limits away before a byte is read or a key is used. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
@ChannelHandler.Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int total;
    private final int perAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimit(int total, int perAddress) {
        this.total = total;
        this.perAddress = perAddress;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        InetAddress address = ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress();
        int all = open.incrementAndGet();
        int same = byAddress.merge(address, 1, Integer::sum);
        ctx.channel().closeFuture().addListener(closed -> {
            open.decrementAndGet();
            byAddress.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
        });
        if (all > total || same > perAddress) {
            ctx.close();
        } else {
            ctx.fireChannelActive();
        }
    }
}
