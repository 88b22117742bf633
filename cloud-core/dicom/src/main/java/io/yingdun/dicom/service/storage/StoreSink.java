package io.yingdun.dicom.service.storage;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.dimse.Status;
import java.io.IOException;
import java.util.concurrent.CompletionStage;

/**
 * Takes the bytes of one data set, in order and as they arrive: the encoded data set alone, without preamble and group 0002.
 * Called on workers, never by two at a time; it may block, the peer is slowed meanwhile. Exactly one of {@link #complete} and
 * {@link #discard} ends it.
 */
public interface StoreSink {

    /** @param piece its bytes are only here during the call; {@link ByteBuf#retain} it to keep them */
    void write(ByteBuf piece) throws IOException;

    /**
     * The data set is whole. The peer is answered when the stage is done: that is when the bytes must be safe. It may be done
     * much later, on any thread, so that many instances share one synchronisation of the disk.
     */
    CompletionStage<Status> complete() throws IOException;

    /** The data set will not become whole, or one of the other methods threw: nothing of it shall stay. */
    void discard();
}
