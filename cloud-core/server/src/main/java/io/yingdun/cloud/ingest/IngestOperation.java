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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One object on its way in: write its bytes as a Part 10 file, then {@link #complete()}. One thread at a time. Closing it
 * before that forgets it; closing it afterwards does nothing.
 */
public final class IngestOperation implements WritableByteChannel {

    private static final Logger LOG = LoggerFactory.getLogger(IngestOperation.class);

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

    /** Bytes that were written so far. */
    public long size() {
        return object.size();
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
        try {
            object.finish();
            InstanceHeader header = headers.read(object.content());
            if (expectation.isMetBy(header)) {
                return commits.submit(Arrival.of(object, header, source));
            }
            return refused(IngestOutcome.refused(
                    Refusal.UNEXPECTED, header.reference(), "the object is not the one announced", -1));
        } catch (HeaderException e) {
            return refused(IngestOutcome.refused(e));
        } catch (StorageException e) {
            LOG.warn("An object is refused: {}", e.getMessage());
            return refused(IngestOutcome.refused(Refusal.of(e), null, "the storage did not take it", -1));
        } catch (IOException e) {
            return refused(IngestOutcome.refused(Refusal.UNAVAILABLE, null, "the object cannot be read back", -1));
        }
    }

    private CompletionStage<IngestOutcome> refused(IngestOutcome outcome) {
        try {
            object.close();
        } catch (IOException e) {
            LOG.warn("Left for the next start: {}", e.getMessage());
        }
        return CompletableFuture.completedFuture(outcome);
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
