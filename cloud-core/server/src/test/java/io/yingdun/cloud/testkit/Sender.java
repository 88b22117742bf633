package io.yingdun.cloud.testkit;

import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.ingest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sends objects as a protocol does: in pieces, then waits for the answer. */
public final class Sender {

    private static final Source SOURCE = new Source(Source.Kind.DIMSE, "TESTSCU", "192.0.2.1", "");
    private static final int PIECE = 1_000;

    private final Ingest ingest;

    public Sender(Ingest ingest) {
        this.ingest = ingest;
    }

    public IngestOutcome send(TestInstance instance) {
        return send(instance.file(), Expectation.NONE);
    }

    public IngestOutcome send(byte[] file, Expectation expectation) {
        try {
            return begin(file, expectation).toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** All bytes are handed over; the answer is still to come. */
    public CompletionStage<IngestOutcome> begin(byte[] file, Expectation expectation) {
        try (IngestOperation operation = ingest.begin(SOURCE, expectation)) {
            for (int at = 0; at < file.length; at += PIECE) {
                operation.write(ByteBuffer.wrap(file, at, Math.min(PIECE, file.length - at)));
            }
            return operation.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
