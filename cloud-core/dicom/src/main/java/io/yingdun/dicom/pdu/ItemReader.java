package io.yingdun.dicom.pdu;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Items of an A-ASSOCIATE PDU: {@code type 1 | 00 1 | length 2 | value}. Every read is checked against the item's end. */
final class ItemReader {

    private static final int HEADER_LENGTH = 4;
    private static final int MAXIMUM_UID_LENGTH = 64;

    private final ByteBuf body;
    private final long bodyOffset;

    ItemReader(ByteBuf body, long bodyOffset) {
        this.body = body;
        this.bodyOffset = bodyOffset;
    }

    /** The items from the reader index to the end. */
    List<Item> rest() throws PduException {
        List<Item> items = new ArrayList<>();
        while (body.isReadable()) {
            long offset = bodyOffset + body.readerIndex();
            if (body.readableBytes() < HEADER_LENGTH) {
                throw invalid("an item is cut off in its header");
            }
            int type = body.readUnsignedByte();
            body.skipBytes(1);
            int length = body.readUnsignedShort();
            if (length > body.readableBytes()) {
                throw invalid("an item of " + length + " bytes reaches beyond its end");
            }
            items.add(new Item(type, body.readSlice(length), offset));
        }
        return items;
    }

    PduException invalid(String detail) {
        return new PduException(bodyOffset + body.readerIndex(), AAbort.Reason.INVALID_PARAMETER, detail);
    }

    /** One item. Its reader index moves as its fields are taken. */
    record Item(int type, ByteBuf value, long offset) {

        int unsignedByte(int index) throws PduException {
            need(index + 1 - value.readerIndex());
            return value.getUnsignedByte(index);
        }

        int nextByte() throws PduException {
            need(1);
            return value.readUnsignedByte();
        }

        int nextShort() throws PduException {
            need(2);
            return value.readUnsignedShort();
        }

        long nextInteger() throws PduException {
            need(4);
            return value.readUnsignedInt();
        }

        byte[] nextBytes(int length) throws PduException {
            need(length);
            byte[] bytes = new byte[length];
            value.readBytes(bytes);
            return bytes;
        }

        byte[] rest() {
            byte[] bytes = new byte[value.readableBytes()];
            value.readBytes(bytes);
            return bytes;
        }

        /** The whole value as a UID. */
        String uid() throws PduException {
            return uid(value.readableBytes());
        }

        /** The next {@code length} bytes as a UID; padding that does not belong there is dropped. */
        String uid(int length) throws PduException {
            String uid = new String(nextBytes(length), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
            boolean wrong = uid.length() > MAXIMUM_UID_LENGTH
                    || !uid.chars().allMatch(character -> character == '.' || character >= '0' && character <= '9');
            if (wrong) {
                throw invalid("a UID of " + length + " bytes is none");
            }
            return uid;
        }

        /** Printable ISO 646; whatever else becomes a question mark. */
        String text() {
            return new String(rest(), StandardCharsets.US_ASCII)
                    .replace('\0', ' ')
                    .strip()
                    .replaceAll("[^ -~]", "?");
        }

        List<Item> subItemsFrom(int index) throws PduException {
            need(index - value.readerIndex());
            value.readerIndex(index);
            return new ItemReader(value, offset + HEADER_LENGTH).rest();
        }

        PduException invalid(String detail) {
            return new PduException(offset, AAbort.Reason.INVALID_PARAMETER, detail);
        }

        private void need(int bytes) throws PduException {
            if (bytes > value.readableBytes()) {
                throw invalid("an item of type " + type + " is shorter than its fields");
            }
        }
    }
}
