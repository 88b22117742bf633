package io.yingdun.cloud.ris;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts the stream into messages (HL7 2.5.1 appendix C.4, MLLP):
 *
 * <pre>
 * 0BH message 1CH 0DH
 * </pre>
 *
 * 1CH alone ends a message, since some senders leave the CR out; what stands between messages is skipped. 0BH always begins
 * one: a sender that broke off starts again so. Neither byte is ever a part of a character in UTF-8, GBK or GB 18030.
 */
final class MllpDecoder extends ByteToMessageDecoder {

    static final byte START = 0x0B;
    static final byte END = 0x1C;

    /** Enough for an MSH. */
    private static final int KEPT_OF_OVERSIZE = 2_048;

    private final int maximumBytes;
    private State state = State.BETWEEN;
    private int scanned;
    private byte[] head = {};

    /** @param maximumBytes of a message without its frame */
    MllpDecoder(int maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    private enum State {
        BETWEEN,
        INSIDE,
        /** In a message that is too long. */
        OVERSIZE
    }

    /**
     * @param bytes of the message, of one that was too long the first
     * @param oversize whether it was too long
     */
    record Frame(byte[] bytes, boolean oversize) {}

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (state) {
            case BETWEEN -> {
                int start = in.indexOf(in.readerIndex(), in.writerIndex(), START);
                in.readerIndex(start < 0 ? in.writerIndex() : start + 1);
                if (start >= 0) {
                    begin();
                }
            }
            case INSIDE -> inside(in, out);
            case OVERSIZE -> oversize(in, edge(in, in.readerIndex()), out);
        }
    }

    private void begin() {
        state = State.INSIDE;
        scanned = 0;
    }

    private void inside(ByteBuf in, List<Object> out) {
        int edge = edge(in, in.readerIndex() + scanned);
        int length = (edge < 0 ? in.writerIndex() : edge) - in.readerIndex();
        if (length > maximumBytes) {
            head = ByteBufUtil.getBytes(in, in.readerIndex(), Math.min(length, KEPT_OF_OVERSIZE));
            state = State.OVERSIZE;
            oversize(in, edge, out);
        } else if (edge < 0) {
            scanned = length;
        } else if (in.getByte(edge) == START) {
            in.readerIndex(edge + 1);
            begin();
        } else {
            byte[] message = new byte[length];
            in.readBytes(message).skipBytes(1);
            state = State.BETWEEN;
            out.add(new Frame(message, false));
        }
    }

    /** Passes over what is there of it; its sender is answered when it has ended. */
    private void oversize(ByteBuf in, int edge, List<Object> out) {
        in.readerIndex(edge < 0 ? in.writerIndex() : edge + 1);
        if (edge >= 0) {
            out.add(new Frame(head, true));
            state = in.getByte(edge) == END ? State.BETWEEN : State.INSIDE;
            scanned = 0;
        }
    }

    /** Where the next start or end is; -1 where there is none. */
    private static int edge(ByteBuf in, int from) {
        int end = in.indexOf(from, in.writerIndex(), END);
        int start = in.indexOf(from, end < 0 ? in.writerIndex() : end, START);
        return start < 0 ? end : start;
    }
}
