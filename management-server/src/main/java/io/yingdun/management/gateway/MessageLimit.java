package io.yingdun.management.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends a connection that talks too much: a bucket of 60 messages that fills with 5 a second. A healthy agent sends one
 * in ten seconds and a handful after a change.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
final class MessageLimit extends ChannelInboundHandlerAdapter {

    private static final double BUCKET = 60;
    private static final double PER_SECOND = 5;

    private final LongSupplier nanoTime;
    private double left = BUCKET;
    private long at;
    private boolean over;

    MessageLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.at = nanoTime.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (over) {
            return;
        }
        long now = nanoTime.getAsLong();
        left = Math.min(BUCKET, left + PER_SECOND * (now - at) / TimeUnit.SECONDS.toNanos(1)) - 1;
        at = now;
        if (left < 0) {
            over = true;
            Refusals.TOO_MANY_MESSAGES.send(ctx.channel());
        } else {
            ctx.fireChannelRead(message);
        }
    }
}
