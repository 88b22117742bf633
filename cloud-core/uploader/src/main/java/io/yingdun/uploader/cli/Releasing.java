package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.receive.ReceivedFiles;
import io.yingdun.uploader.run.RunListener;
import java.io.IOException;
import java.time.Duration;

/** Passes all on to the report, and deletes received files that the cloud has. The hospital's own files stay. */
record Releasing(Report report, ReceivedFiles received) implements RunListener {

    @Override
    public void settled(QueueEntry entry) {
        report.settled(entry);
        if (!entry.state().needsAttention() && entry.source().entry() == null) {
            try {
                received.release(entry.source().file());
            } catch (IOException e) {
                report.say("a file that the cloud has cannot be deleted: " + e.getMessage());
            }
        }
    }

    @Override
    public void failed(QueueEntry entry, Duration nextIn) {
        report.failed(entry, nextIn);
    }

    @Override
    public void serverTrouble(String why, Duration nextIn) {
        report.serverTrouble(why, nextIn);
    }
}
