package io.yingdun.protocol;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import io.yingdun.protocol.ProtocolViolation.Type;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.ServerMessage;
import java.util.List;

/**
 * Bytes to messages and back, one instance a connection.
 *
 * <pre>
 * offset  size  field
 *      0     4  length, big-endian: bytes that follow (flag + body)
 *      4     1  flags: bit 0 = body is one zstd frame that states its content size; other bits 0
 *      5     n  body: a protobuf message
 * </pre>
 *
 * The length is checked as soon as its four bytes are there, before room is made for the body. A compressed body must
 * state its content size (ours always does), which is checked before a byte of it is decompressed, so a zip bomb costs
 * nothing. After a {@link ProtocolViolation}, which reaches {@code exceptionCaught}, everything that still arrives is
 * discarded; closing is left to the pipeline's last handler.
 */
public final class FrameCodec<I extends MessageLite, O extends MessageLite> extends ByteToMessageCodec<O> {
    private static final int LENGTH_BYTES = 4;
    private static final int FLAG_BYTES = 1;
    private static final int FLAG_ZSTD = 1;

    /** Below this zstd rarely wins its own header back and a heartbeat stays readable in a capture. */
    static final int COMPRESSION_THRESHOLD = 512;

    private static final int COMPRESSION_LEVEL = 3;

    private final Parser<I> parser;
    private final int inboundLimit;
    private final int outboundLimit;
    private boolean broken;

    private FrameCodec(Parser<I> parser, Class<O> outboundType, int inboundLimit, int outboundLimit) {
        super(outboundType);
        this.parser = parser;
        this.inboundLimit = inboundLimit;
        this.outboundLimit = outboundLimit;
    }

    /** The gateway's end: reads {@link AgentMessage}, writes {@link ServerMessage}. */
    public static FrameCodec<AgentMessage, ServerMessage> atServer() {
        return new FrameCodec<>(
                AgentMessage.parser(),
                ServerMessage.class,
                AgentProtocol.AGENT_MESSAGE_LIMIT,
                AgentProtocol.SERVER_MESSAGE_LIMIT);
    }

    /** The agent's end: reads {@link ServerMessage}, writes {@link AgentMessage}. */
    public static FrameCodec<ServerMessage, AgentMessage> atAgent() {
        return new FrameCodec<>(
                ServerMessage.parser(),
                AgentMessage.class,
                AgentProtocol.SERVER_MESSAGE_LIMIT,
                AgentProtocol.AGENT_MESSAGE_LIMIT);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, O message, ByteBuf out) {
        byte[] body = message.toByteArray();
        if (body.length > outboundLimit - FLAG_BYTES) {
            throw new ProtocolViolation(Type.MESSAGE_TOO_LONG, body.length, outboundLimit);
        }
        int flags = 0;
        if (body.length >= COMPRESSION_THRESHOLD) {
            byte[] compressed = Zstd.compress(body, COMPRESSION_LEVEL);
            if (compressed.length < body.length) {
                body = compressed;
                flags = FLAG_ZSTD;
            }
        }
        out.ensureWritable(LENGTH_BYTES + FLAG_BYTES + body.length);
        out.writeInt(FLAG_BYTES + body.length).writeByte(flags).writeBytes(body);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < LENGTH_BYTES) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        if (length < 0 || length > inboundLimit) {
            throw violation(in, Type.FRAME_TOO_LONG, Integer.toUnsignedLong(length));
        }
        if (length < FLAG_BYTES) {
            throw violation(in, Type.FRAME_EMPTY, length);
        }
        if (in.readableBytes() < LENGTH_BYTES + length) {
            return;
        }
        in.skipBytes(LENGTH_BYTES);
        int flags = in.readUnsignedByte();
        byte[] body = new byte[length - FLAG_BYTES];
        in.readBytes(body);
        out.add(parse(in, expand(in, flags, body)));
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        // Whole frames were decoded before this call: what is left is a part of one.
        if (!broken && in.isReadable()) {
            throw violation(in, Type.TRUNCATED, in.readableBytes());
        }
    }

    private byte[] expand(ByteBuf in, int flags, byte[] body) {
        if ((flags & ~FLAG_ZSTD) != 0) {
            throw violation(in, Type.UNKNOWN_FLAG, flags);
        }
        if ((flags & FLAG_ZSTD) == 0) {
            return body;
        }
        long size = body.length == 0 ? -1 : Zstd.getFrameContentSize(body);
        if (size > inboundLimit) {
            throw violation(in, Type.EXPANDS_TOO_FAR, size);
        }
        if (size <= 0) {
            throw violation(in, Type.COMPRESSION_DAMAGED, body.length);
        }
        // A second zstd frame behind the first does not fit into the array and is an error, not more output.
        byte[] expanded = new byte[(int) size];
        try {
            if (Zstd.decompressByteArray(expanded, 0, expanded.length, body, 0, body.length) != size) {
                throw violation(in, Type.COMPRESSION_DAMAGED, body.length);
            }
        } catch (ZstdException e) {
            throw violation(in, Type.COMPRESSION_DAMAGED, body.length);
        }
        return expanded;
    }

    private I parse(ByteBuf in, byte[] body) {
        try {
            return parser.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw violation(in, Type.MESSAGE_DAMAGED, body.length);
        }
    }

    private ProtocolViolation violation(ByteBuf in, Type type, long length) {
        broken = true;
        in.skipBytes(in.readableBytes());
        return new ProtocolViolation(type, length, inboundLimit);
    }
}
