package io.yingdun.dicom.pdu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to {@link Pdu}s, PS3.8 §9.3.1:
 *
 * <pre>
 * type 1 | 00 1 | length 4 | fields                          (A-…: collected, then decoded)
 * 04   1 | 00 1 | length 4 | { length 4 | context 1 | control 1 | data } …   (P-DATA-TF: data passed on as they come)
 * </pre>
 *
 * Every length is checked before room is made for it, so a connection costs at most {@link #MAXIMUM_ASSOCIATE_LENGTH}. After
 * the first {@link PduException} whatever comes is thrown away.
 */
public final class PduDecoder extends ByteToMessageDecoder {

    /** 128 contexts with 60 transfer syntaxes each, and a large SAML assertion, fit in. */
    public static final int MAXIMUM_ASSOCIATE_LENGTH = 512 * 1024;

    private static final int FOUR_BYTES = 4;
    private static final int PDV_HEADER_LENGTH = 6;

    private final int maximumDataLength;
    private long consumed;
    private boolean broken;
    private @Nullable PduType type;
    private int remaining;
    private int valueRemaining;
    private int contextID;
    private int control;

    /** @param maximumDataLength that was offered to the peer for P-DATA-TF (PS3.8 §D.1) */
    public PduDecoder(int maximumDataLength) {
        this.maximumDataLength = maximumDataLength;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws PduException {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int before = in.readerIndex();
        try {
            step(in, out);
        } catch (PduException e) {
            broken = true;
            throw e;
        }
        consumed += in.readerIndex() - before;
    }

    private void step(ByteBuf in, List<Object> out) throws PduException {
        if (type == null) {
            header(in);
        } else if (type == PduType.P_DATA_TF) {
            data(in, out);
        } else if (in.readableBytes() >= remaining) {
            ByteBuf body = in.readSlice(remaining);
            out.add(body(type, body));
            type = null;
        }
    }

    private void header(ByteBuf in) throws PduException {
        if (in.readableBytes() < PduType.HEADER_LENGTH) {
            return;
        }
        int code = in.readUnsignedByte();
        in.skipBytes(1);
        long length = in.readUnsignedInt();
        PduType found = PduType.of(code);
        if (found == null) {
            throw new PduException(consumed, AAbort.Reason.UNRECOGNIZED_PDU, "no PDU has type " + code);
        }
        if (length > maximumLength(found) || length < minimumLength(found)) {
            throw invalid(found + " of " + length + " bytes, allowed are " + minimumLength(found) + " to "
                    + maximumLength(found));
        }
        type = found;
        remaining = (int) length;
        valueRemaining = 0;
    }

    private int maximumLength(PduType found) {
        if (found == PduType.P_DATA_TF) {
            return maximumDataLength;
        }
        return found.associate() ? MAXIMUM_ASSOCIATE_LENGTH : FOUR_BYTES;
    }

    private static int minimumLength(PduType found) {
        if (found == PduType.P_DATA_TF) {
            return PDV_HEADER_LENGTH;
        }
        return found.associate() ? AssociateDecoder.FIXED_LENGTH : FOUR_BYTES;
    }

    private void data(ByteBuf in, List<Object> out) throws PduException {
        if (valueRemaining == 0) {
            if (in.readableBytes() < PDV_HEADER_LENGTH) {
                return;
            }
            valueHeader(in);
        }
        int size = Math.min(valueRemaining, in.readableBytes());
        if (size == 0 && valueRemaining > 0) {
            return;
        }
        boolean last = size == valueRemaining && (control & PresentationDataValue.LAST_BIT) != 0;
        boolean command = (control & PresentationDataValue.COMMAND_BIT) != 0;
        out.add(new PresentationDataValue(contextID, command, last, in.readRetainedSlice(size)));
        valueRemaining -= size;
        remaining -= size;
        if (remaining == 0) {
            type = null;
        }
    }

    private void valueHeader(ByteBuf in) throws PduException {
        long length = in.readUnsignedInt();
        contextID = in.readUnsignedByte();
        control = in.readUnsignedByte();
        long behind = remaining - PDV_HEADER_LENGTH - (length - 2);
        if (length < 2 || behind < 0 || behind > 0 && behind < PDV_HEADER_LENGTH) {
            throw invalid("a presentation data value of " + length + " bytes in the " + remaining
                    + " that are left of its P-DATA-TF");
        }
        valueRemaining = (int) length - 2;
        remaining -= PDV_HEADER_LENGTH;
    }

    private Pdu body(PduType found, ByteBuf body) throws PduException {
        return switch (found) {
            case A_ASSOCIATE_RQ -> new AssociateDecoder(body, consumed).request();
            case A_ASSOCIATE_AC -> new AssociateDecoder(body, consumed).accept();
            case A_ASSOCIATE_RJ ->
                new AAssociateRJ(body.getUnsignedByte(1), body.getUnsignedByte(2), body.getUnsignedByte(3));
            case A_RELEASE_RQ -> new AReleaseRQ();
            case A_RELEASE_RP -> new AReleaseRP();
            case A_ABORT -> new AAbort(body.getUnsignedByte(2), body.getUnsignedByte(3));
            case P_DATA_TF -> throw new IllegalStateException("P-DATA-TF is not collected");
        };
    }

    private PduException invalid(String detail) {
        return new PduException(consumed, AAbort.Reason.INVALID_PARAMETER, detail);
    }
}
