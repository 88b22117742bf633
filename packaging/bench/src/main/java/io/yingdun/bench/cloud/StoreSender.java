package io.yingdun.bench.cloud;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.bench.cloud.Slices.Slice;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.PduDecoder;
import io.yingdun.dicom.pdu.PduEncoder;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserInformation;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One association that sends CT slices and waits for every answer, with as little work at this end as can be: what shares the
 * processor with the server should not be what is measured.
 */
final class StoreSender implements AutoCloseable {

    private static final int CONTEXT = 1;
    private static final int COMMAND = 1;
    private static final int LAST = 2;
    private static final int LONGEST_PDU = 128 * 1024;
    private static final int C_STORE_RQ = 0x0001;
    private static final int DATA_SET_FOLLOWS = 0x0001;

    private final SocketChannel socket;
    private final PduDecoder decoder = new PduDecoder(LONGEST_PDU);
    private final EmbeddedChannel answers = new EmbeddedChannel(decoder);
    private final ByteBuffer received = ByteBuffer.allocate(4_096);
    private final int mostData;

    /** @throws IOException also when the server does not take CT images as explicit VR little endian */
    StoreSender(String aeTitle, int port) throws IOException {
        socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuf request = Unpooled.buffer();
        PduEncoder.encode(
                new AAssociateRQ(
                        AAssociateRQ.PROTOCOL_VERSION,
                        aeTitle,
                        "BENCH",
                        UID.DICOMApplicationContext,
                        List.of(new ProposedContext(
                                CONTEXT, UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()))),
                        new UserInformation(
                                LONGEST_PDU, "1.2.276.0.7230010.3.8", "", null, List.of(), List.of(), null, null)),
                request);
        socket.write(request.nioBuffer());
        if (!(answer() instanceof AAssociateAC accepted)
                || !accepted.presentationContexts().get(0).accepted()) {
            throw new IOException("the association was refused");
        }
        long longest = accepted.userInformation().maximumLength();
        int length = (int) (longest == 0 ? LONGEST_PDU : Math.min(longest, LONGEST_PDU));
        mostData = length - 6;
    }

    /** Returns when the slice is acknowledged. */
    void store(Slice slice, int messageId) throws IOException {
        List<ByteBuffer> message = new ArrayList<>();
        byte[] command = command(slice, messageId);
        message.add(headers(command.length, COMMAND | LAST));
        message.add(ByteBuffer.wrap(command));
        fragments(slice.head(), slice.pixels(), message);
        ByteBuffer[] buffers = message.toArray(ByteBuffer[]::new);
        ByteBuffer last = buffers[buffers.length - 1];
        while (last.hasRemaining()) {
            socket.write(buffers);
        }
        int status = status(response());
        if (status != 0) {
            throw new IOException("a slice was not stored: %04XH".formatted(status));
        }
    }

    private void fragments(ByteBuffer head, ByteBuffer pixels, List<ByteBuffer> message) {
        int left = head.remaining() + pixels.remaining();
        while (left > 0) {
            int length = Math.min(left, mostData);
            left -= length;
            message.add(headers(length, left == 0 ? LAST : 0));
            int fromHead = Math.min(length, head.remaining());
            if (fromHead > 0) {
                message.add(take(head, fromHead));
            }
            message.add(take(pixels, length - fromHead));
        }
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    /** A P-DATA-TF with one value (PS3.8 §9.3.5). */
    private static ByteBuffer headers(int length, int control) {
        return ByteBuffer.allocate(PresentationDataValue.HEADERS_LENGTH)
                .putShort((short) 0x0400)
                .putInt(length + 6)
                .putInt(length + 2)
                .put((byte) CONTEXT)
                .put((byte) control)
                .flip();
    }

    /** PS3.7 §9.3.1.1. */
    private static byte[] command(Slice slice, int messageId) throws IOException {
        DataSet command = new DataSet();
        command.put(ElementFactory.numbers(Tag.CommandGroupLength, VR.UL, 0))
                .put(ElementFactory.text(Tag.AffectedSOPClassUID, UID.CTImageStorage))
                .put(ElementFactory.numbers(Tag.CommandField, VR.US, C_STORE_RQ))
                .put(ElementFactory.numbers(Tag.MessageID, VR.US, messageId))
                .put(ElementFactory.numbers(Tag.Priority, VR.US, 0))
                .put(ElementFactory.numbers(Tag.CommandDataSetType, VR.US, DATA_SET_FOLLOWS))
                .put(ElementFactory.text(Tag.AffectedSOPInstanceUID, slice.uid()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataSetWriter(bytes, BulkSource.none()).write(command, Encoding.IMPLICIT_LITTLE);
        return bytes.toByteArray();
    }

    /** The value of (0000,0900), a US in implicit VR little endian. */
    private static int status(ByteBuf command) throws IOException {
        int at = 0;
        while (at + 8 <= command.readableBytes()) {
            int element = command.getUnsignedShortLE(at + 2);
            if (element == (Tag.Status & 0xFFFF)) {
                return command.getUnsignedShortLE(at + 8);
            }
            at += 8 + command.getIntLE(at + 4);
        }
        throw new IOException("an answer without a status");
    }

    private ByteBuf response() throws IOException {
        ByteBuf command = Unpooled.buffer();
        while (true) {
            if (!(answer() instanceof PresentationDataValue value)) {
                throw new IOException("the association was broken off");
            }
            command.writeBytes(value.data());
            value.data().release();
            if (value.last()) {
                return command;
            }
        }
    }

    private Object answer() throws IOException {
        Object pdu = answers.readInbound();
        while (pdu == null) {
            if (socket.read(received.clear()) < 0) {
                throw new EOFException("the server hung up");
            }
            answers.writeInbound(Unpooled.copiedBuffer(received.flip()));
            pdu = answers.readInbound();
        }
        return pdu;
    }

    @Override
    public void close() throws IOException {
        answers.finishAndReleaseAll();
        socket.close();
    }
}
