package io.yingdun.management.gateway;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.yingdun.protocol.ProtocolViolation;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline's end: whatever went wrong before it ends the connection, once, with a line in the log that fits. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
@ChannelHandler.Sharable
final class LastResort extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ProtocolViolation violation) {
            LOG.warn("{} broke the protocol: {}", ctx.channel().remoteAddress(), violation.getMessage());
            ctx.channel().attr(AgentSession.END).setIfAbsent("protocol violation");
            Refusals.MALFORMED.send(ctx.channel());
        } else if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            LOG.info("{} was refused by TLS: {}", ctx.channel().remoteAddress(), cause.getMessage());
            ctx.close();
        } else if (cause instanceof IOException) {
            LOG.debug("{} is gone: {}", ctx.channel().remoteAddress(), cause.getMessage());
            ctx.close();
        } else {
            LOG.error("connection of {} failed", ctx.channel().remoteAddress(), cause);
            ctx.close();
        }
    }
}
