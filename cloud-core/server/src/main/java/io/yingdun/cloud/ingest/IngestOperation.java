package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One object on its way in: write its bytes as a Part 10 file, then {@link #complete()}. One thread at a time. Closing it
 * before that forgets it; closing it afterwards does nothing.
 */
public final class IngestOperation implements WritableByteChannel {

    private final HeaderReader headers;
    private final GroupCommit commits;
    private final IncomingObject object;
    private final Source source;
    private final Expectation expectation;
    private boolean open = true;

    IngestOperation(
            HeaderReader headers, GroupCommit commits, IncomingObject object, Source source, Expectation expectation) {
        this.headers = headers;
        this.commits = commits;
        this.object = object;
        this.source = source;
        this.expectation = expectation;
    }

    /**
     * Takes all of the buffer's bytes.
     *
     * @throws StorageException when there is no room, or the disk fails; close the operation then
     */
    @Override
    public int write(ByteBuffer bytes) throws StorageException {
        return object.write(bytes);
    }

    /**
     * All bytes are there. Returns soon (the header is read on the caller's thread); the stage completes when the object is
     * durable and indexed, or refused, on a thread that must not be held up. It never completes with an exception for
     * anything that the object, the disk or the database did.
     */
    public CompletionStage<IngestOutcome> complete() {
        if (!open) {
            throw new IllegalStateException("the operation has ended");
        }
        open = false;
        object.finish();
        try {
            InstanceHeader header = headers.read(object.content());
            if (!expectation.isMetBy(header.reference())) {
                object.close();
                return CompletableFuture.completedFuture(IngestOutcome.refused(
                        Refusal.UNEXPECTED, header.reference(), "the object is not the one announced", -1));
            }
            return commits.submit(object, header, source);
        } catch (HeaderException e) {
            return refused(refusal(e.kind()), e.getMessage(), e.offset());
        } catch (IOException e) {
            return refused(Refusal.UNAVAILABLE, "the object cannot be read back", -1);
        }
    }

    private CompletionStage<IngestOutcome> refused(Refusal refusal, String detail, long offset) {
        try {
            object.close();
        } catch (IOException e) {
            // The spool file is swept at the next start; the sender's answer is the same.
            return CompletableFuture.completedFuture(IngestOutcome.refused(refusal, null, detail, offset));
        }
        return CompletableFuture.completedFuture(IngestOutcome.refused(refusal, null, detail, offset));
    }

    private static Refusal refusal(HeaderException.Kind kind) {
        return switch (kind) {
            case NOT_DICOM -> Refusal.NOT_DICOM;
            case BROKEN -> Refusal.BROKEN;
            case UID -> Refusal.UID;
        };
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            object.close();
        }
    }
}
