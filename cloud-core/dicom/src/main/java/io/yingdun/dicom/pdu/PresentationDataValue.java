package io.yingdun.dicom.pdu;

import io.netty.buffer.ByteBuf;

/**
 * A piece of a message out of a P-DATA-TF, PS3.8 §9.3.5 and annex E. One presentation data value of the wire may come in
 * several pieces, as the socket delivers them; only the piece with the message's last byte is {@code last}.
 *
 * @param command a piece of the command, else of the data set
 * @param data owned by whoever gets this record
 */
public record PresentationDataValue(int contextID, boolean command, boolean last, ByteBuf data) implements Pdu {

    /** PDU header, PDV length, context ID and message control header: what stands in front of the data. */
    public static final int HEADERS_LENGTH = PduType.HEADER_LENGTH + 6;

    static final int COMMAND_BIT = 1;
    static final int LAST_BIT = 2;

    /**
     * Writes at {@code buffer}'s index 0 the headers of a P-DATA-TF with this one value, whose data stand behind them up to
     * the writer index.
     */
    public static void putHeaders(ByteBuf buffer, int contextID, boolean command, boolean last) {
        int length = buffer.writerIndex() - HEADERS_LENGTH;
        buffer.setByte(0, PduType.P_DATA_TF.code());
        buffer.setByte(1, 0);
        buffer.setInt(2, length + 6);
        buffer.setInt(6, length + 2);
        buffer.setByte(10, contextID);
        buffer.setByte(11, (command ? COMMAND_BIT : 0) | (last ? LAST_BIT : 0));
    }
}
