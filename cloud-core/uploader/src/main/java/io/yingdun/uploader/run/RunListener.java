package io.yingdun.uploader.run;

import io.yingdun.uploader.queue.QueueEntry;
import java.time.Duration;

/** Told what happens, from several threads. */
public interface RunListener {

    /** The file's fate is decided. */
    void settled(QueueEntry entry);

    /** An attempt failed. */
    void failed(QueueEntry entry, Duration nextIn);

    /** The server cannot be used at the moment: why, and when it is tried again. */
    void serverTrouble(String why, Duration nextIn);
}
