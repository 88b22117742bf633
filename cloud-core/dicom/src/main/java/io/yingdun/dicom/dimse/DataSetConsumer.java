package io.yingdun.dicom.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.data.DicomException;

/** Takes the data set of one message as it arrives. Called on the event loop: it must not block. */
public interface DataSetConsumer {

    /** Bytes of the data set; the buffer belongs to the consumer. */
    void data(ByteBuf piece);

    /** The message is whole; also called, at once, for one without data set. */
    void end();

    /** The association ended within the message. */
    void broken(DicomException cause);

    /** Passes over a data set that nobody wants. */
    DataSetConsumer NOBODY = atEnd(() -> {});

    /** Passes over the data set, and does something when the message is whole. */
    static DataSetConsumer atEnd(Runnable task) {
        return new DataSetConsumer() {
            @Override
            public void data(ByteBuf piece) {
                piece.release();
            }

            @Override
            public void end() {
                task.run();
            }

            @Override
            public void broken(DicomException cause) {
                // nothing was kept
            }
        };
    }
}
