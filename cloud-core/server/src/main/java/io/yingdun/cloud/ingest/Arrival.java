package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.OpenObject;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object of which all bytes are there and the header is read, on its way into the next group. */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private final InstanceHeader header;
    /** In the words that the index keeps. */
    private final String source;

    private final String issuer;
    /** Null for a file that stays where it is. */
    private final @Nullable IncomingObject object;

    private final long size;
    /** Of a file in place; see {@link IndexEntry}. */
    private final @Nullable Long fileChanged;

    private final CompletableFuture<IngestOutcome> outcome = new CompletableFuture<>();
    private @Nullable Location location;
    private @Nullable OpenObject open;
    private @Nullable InstanceReference replaced;

    private Arrival(
            InstanceHeader header,
            String source,
            String issuer,
            @Nullable IncomingObject object,
            long size,
            @Nullable Location location,
            @Nullable Long fileChanged) {
        this.header = header;
        this.source = source;
        this.issuer = issuer;
        this.object = object;
        this.size = size;
        this.location = location;
        this.fileChanged = fileChanged;
    }

    static Arrival of(IncomingObject object, InstanceHeader header, Source source) {
        return new Arrival(header, source.toString(), source.issuer(), object, object.size(), null, null);
    }

    static Arrival inPlace(Location location, long size, long fileChanged, InstanceHeader header, Source source) {
        return new Arrival(header, source.toString(), source.issuer(), null, size, location, fileChanged);
    }

    /** Once more, after a crash: it was published before. */
    static Arrival again(OpenObject open, long size, InstanceHeader header) {
        Arrival arrival =
                new Arrival(header, Source.wordsOf(open.note()), Source.issuerOf(open.note()), null, size, null, null);
        arrival.publishedAs(open);
        return arrival;
    }

    InstanceReference reference() {
        return header.reference();
    }

    @Nullable
    IncomingObject object() {
        return object;
    }

    boolean isInPlace() {
        return object == null && open == null;
    }

    void publishedAs(OpenObject published) {
        open = published;
        location = published.location();
    }

    /** Null for a file in place, and before it is published. */
    @Nullable
    OpenObject open() {
        return open;
    }

    Location location() {
        if (location == null) {
            throw new IllegalStateException("not published");
        }
        return location;
    }

    IndexEntry entry(Instant now) {
        return new IndexEntry(
                header,
                location(),
                size,
                isInPlace() ? null : HexFormat.of().parseHex(location().key()),
                fileChanged,
                now,
                source,
                issuer);
    }

    /** @param former the instance that its file held before */
    void replaces(@Nullable InstanceReference former) {
        replaced = former;
    }

    CompletionStage<IngestOutcome> outcome() {
        return outcome;
    }

    void accept(Result result) {
        outcome.complete(IngestOutcome.accepted(result, reference()).replacing(replaced));
    }

    void refuse(Refusal refusal, String detail) {
        outcome.complete(IngestOutcome.refused(refusal, reference(), detail, -1).replacing(replaced));
    }

    /** Published or not, it is not known whether the index has it. */
    void leaveTo(Undecided undecided) {
        if (open != null) {
            undecided.add(open);
        } else {
            forget();
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
