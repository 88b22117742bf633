package io.yingdun.cloud.ris;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender's connection. Each message gets one answer, which is sent when the message is kept; no more is read from the
 * connection before. Runs on threads that may wait for the database.
 */
final class MllpHandler extends SimpleChannelInboundHandler<MllpDecoder.Frame> {

    private static final Logger LOG = LoggerFactory.getLogger(MllpHandler.class);

    private final Hl7Sender sender;
    private final Inbox inbox;
    private final int maximumBytes;
    private final Clock clock;

    MllpHandler(Hl7Sender sender, Inbox inbox, int maximumBytes, Clock clock) {
        this.sender = sender;
        this.inbox = inbox;
        this.maximumBytes = maximumBytes;
        this.clock = clock;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MllpDecoder.Frame frame) {
        Hl7Text text = Hl7Text.decode(frame.bytes(), sender.usual());
        Hl7Header header = Hl7Header.of(text.text()).orElse(null);
        Acknowledgement answer;
        if (frame.oversize()) {
            answer = Acknowledgement.rejected("102", "The message has more than " + maximumBytes + " bytes.");
        } else if (header == null) {
            answer = Acknowledgement.rejected("100", "The message does not begin with MSH and its separators.");
        } else {
            answer = inbox.take(frame.bytes(), text, header, sender, address(context));
        }
        if (answer.code() != Acknowledgement.Code.AA) {
            LOG.warn("A message from {} was not taken: {}", address(context), answer.text());
        }
        context.writeAndFlush(Unpooled.wrappedBuffer(framed(answer.encode(header, clock.instant()), text.charset())));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.info(
                    "The connection of {} broke, or its TLS handshake failed: {}",
                    address(context),
                    cause.getMessage());
        } else {
            LOG.error("The connection of {} is closed", address(context), cause);
        }
        context.close();
    }

    private static String address(ChannelHandlerContext context) {
        return ((InetSocketAddress) context.channel().remoteAddress())
                .getAddress()
                .getHostAddress();
    }

    private static byte[] framed(String message, Charset charset) {
        byte[] bytes = message.getBytes(charset);
        byte[] frame = new byte[bytes.length + 3];
        frame[0] = MllpDecoder.START;
        System.arraycopy(bytes, 0, frame, 1, bytes.length);
        frame[bytes.length + 1] = MllpDecoder.END;
        frame[bytes.length + 2] = '\r';
        return frame;
    }
}
