package io.yingdun.dicom.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.PresentationDataValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts pieces together to messages (PS3.8 annex E): a command, and if it says so a data set, in one presentation context.
 * Commands are collected, data sets passed on.
 */
final class MessageAssembler {

    private static final int MAXIMUM_COMMAND_LENGTH = 64 * 1024;

    /** Is told of each whole command and says who takes its data set. */
    interface Receiver {

        DataSetConsumer received(int contextID, CommandSet command) throws DicomException;
    }

    private final Receiver receiver;
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private @Nullable DataSetConsumer consumer;
    private boolean begun;
    private int contextID;

    MessageAssembler(Receiver receiver) {
        this.receiver = receiver;
    }

    /** A message has begun and not ended. */
    boolean inMessage() {
        return begun;
    }

    /** Takes over the piece's buffer, also when it throws. */
    void piece(PresentationDataValue piece) throws IOException {
        DataSetConsumer taker = consumer;
        boolean outOfTurn = piece.command() == (taker != null) || begun && piece.contextID() != contextID;
        if (outOfTurn) {
            piece.data().release();
            throw new DicomException("a piece of a " + (piece.command() ? "command" : "data set") + " in context "
                    + piece.contextID() + " comes out of turn (PS3.8 annex E)");
        }
        begun = true;
        contextID = piece.contextID();
        if (taker == null) {
            command(piece);
        } else {
            taker.data(piece.data());
            if (piece.last()) {
                begun = false;
                consumer = null;
                taker.end();
            }
        }
    }

    void broken(DicomException cause) {
        if (consumer != null) {
            consumer.broken(cause);
            consumer = null;
        }
    }

    private void command(PresentationDataValue piece) throws IOException {
        ByteBuf data = piece.data();
        try {
            if (command.size() + data.readableBytes() > MAXIMUM_COMMAND_LENGTH) {
                throw new DicomException("a command of more than " + MAXIMUM_COMMAND_LENGTH + " bytes");
            }
            data.readBytes(command, data.readableBytes());
        } finally {
            data.release();
        }
        if (piece.last()) {
            CommandSet whole = CommandSet.decode(command.toByteArray());
            command.reset();
            DataSetConsumer taker = receiver.received(contextID, whole);
            if (whole.announcesDataSet()) {
                consumer = taker;
            } else {
                begun = false;
                taker.end();
            }
        }
    }
}
