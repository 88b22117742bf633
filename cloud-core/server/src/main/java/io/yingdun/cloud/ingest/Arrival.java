package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.Location;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object of which all bytes are there and the header is read, on its way into the next group. */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private final InstanceHeader header;
    private final Source source;
    /** Null for a file that stays where it is. */
    private final @Nullable IncomingObject object;

    private final long size;
    private final CompletableFuture<IngestOutcome> outcome = new CompletableFuture<>();
    private @Nullable Location location;

    private Arrival(
            InstanceHeader header,
            Source source,
            @Nullable IncomingObject object,
            long size,
            @Nullable Location location) {
        this.header = header;
        this.source = source;
        this.object = object;
        this.size = size;
        this.location = location;
    }

    static Arrival of(IncomingObject object, InstanceHeader header, Source source) {
        return new Arrival(header, source, object, object.size(), null);
    }

    static Arrival inPlace(Location location, long size, InstanceHeader header, Source source) {
        return new Arrival(header, source, null, size, location);
    }

    InstanceReference reference() {
        return header.reference();
    }

    @Nullable
    IncomingObject object() {
        return object;
    }

    boolean isInPlace() {
        return object == null;
    }

    void publishedAt(Location place) {
        location = place;
    }

    Location location() {
        if (location == null) {
            throw new IllegalStateException("not published");
        }
        return location;
    }

    IndexEntry entry(Instant now) {
        return new IndexEntry(
                header, location(), size, object == null ? null : object.sha256(), now, source.toString());
    }

    CompletionStage<IngestOutcome> outcome() {
        return outcome;
    }

    void accept(Result result) {
        outcome.complete(IngestOutcome.accepted(result, reference()));
    }

    void refuse(Refusal refusal, String detail) {
        outcome.complete(IngestOutcome.refused(refusal, reference(), detail, -1));
    }

    /** Published or not, it is not known whether the index has it. */
    void leaveTo(Undecided undecided) {
        if (location == null) {
            forget();
        } else {
            undecided.add(location);
        }
    }

    /** Gives up its bytes, of which nothing was published. */
    void forget() {
        if (object != null) {
            try {
                object.close();
            } catch (IOException e) {
                LOG.warn("Left for the next start: {}", e.getMessage());
            }
        }
    }
}
