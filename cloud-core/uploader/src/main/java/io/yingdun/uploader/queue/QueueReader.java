package io.yingdun.uploader.queue;

import java.io.IOException;
import java.util.function.Consumer;

/** Reads a queue that may belong to a running process. */
public final class QueueReader {

    private QueueReader() {}

    /** Each file once, as it stands, in the order of the last changes. */
    public static void read(QueueFolder folder, Consumer<QueueEntry> each) throws IOException {
        Journal.readLatest(folder.journal(), each);
    }
}
