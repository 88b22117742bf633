package io.yingdun.protocol;

import io.netty.handler.codec.DecoderException;

/**
 * The other end broke the rules of the channel; the connection cannot be used any longer. Its message names the rule
 * and two numbers and never a byte of what was received.
 */
public final class ProtocolViolation extends DecoderException {
    /** The rule that was broken. */
    public enum Type {
        /** The frame announces more bytes than the limit, or a negative number. */
        FRAME_TOO_LONG,
        /** The frame has no room for its flag byte. */
        FRAME_EMPTY,
        /** A flag bit that version 1 does not define. */
        UNKNOWN_FLAG,
        /** The body decompresses to more than the limit, or does not say to how much. */
        EXPANDS_TOO_FAR,
        /** The body is not one whole zstd frame. */
        COMPRESSION_DAMAGED,
        /** The body is no message of the expected type. */
        MESSAGE_DAMAGED,
        /** The connection ended inside a frame. */
        TRUNCATED,
        /** A message of our own is longer than the limit; nothing was sent. */
        MESSAGE_TOO_LONG
    }

    private static final long serialVersionUID = 1L;

    private final Type type;
    private final long length;
    private final long limit;

    public ProtocolViolation(Type type, long length, long limit) {
        super(type + ": length " + length + ", limit " + limit);
        this.type = type;
        this.length = length;
        this.limit = limit;
    }

    public Type type() {
        return type;
    }

    /** Bytes that were announced or received; -1 where the length is not known. */
    public long length() {
        return length;
    }

    public long limit() {
        return limit;
    }
}
