package io.yingdun.management.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection from which nothing came for so long that the agent or the way to it must be dead. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
final class Silence extends IdleStateHandler {

    Silence(Duration patience) {
        super(patience.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
        ctx.channel().attr(AgentSession.END).setIfAbsent("no heartbeat");
        ctx.close();
    }
}
