package io.yingdun.dicom.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Keeps a small data set in memory and decodes it on a worker. */
final class DataSetCollector implements DataSetConsumer {

    /** One of the last two is called, on a worker, unless the association ends before the data set does. */
    interface Receiver {

        /** On the event loop: the message has ended. */
        default void whole() {}

        void received(DataSet dataSet);

        void unreadable(Status status);
    }

    private final TransferSyntax transferSyntax;
    private final Executor workers;
    private final Receiver receiver;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLong;

    DataSetCollector(TransferSyntax transferSyntax, Executor workers, Receiver receiver) {
        this.transferSyntax = transferSyntax;
        this.workers = workers;
        this.receiver = receiver;
    }

    @Override
    public void data(ByteBuf piece) {
        try {
            tooLong |= bytes.size() + piece.readableBytes() > DataSetCodec.MAXIMUM_BYTES;
            if (!tooLong) {
                piece.readBytes(bytes, piece.readableBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException("an array can be written to", e);
        } finally {
            piece.release();
        }
    }

    @Override
    public void end() {
        receiver.whole();
        workers.execute(this::decode);
    }

    @Override
    public void broken(DicomException cause) {
        bytes.reset();
    }

    private void decode() {
        if (tooLong) {
            receiver.unreadable(Status.RESOURCE_LIMITATION.withComment("data set longer than 4 MiB"));
            return;
        }
        DataSet dataSet;
        try {
            dataSet = DataSetCodec.decode(bytes.toByteArray(), transferSyntax);
        } catch (IOException e) {
            receiver.unreadable(Status.CANNOT_UNDERSTAND.withComment("data set: " + e.getMessage()));
            return;
        }
        receiver.received(dataSet);
    }
}
