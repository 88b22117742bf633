package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.IndexResult;
import io.yingdun.cloud.archive.IndexResult.Known;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.ingest.IngestSettings.OtherBytes;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.OpenObject;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Answers a group whose new instances are committed, and decides about those that were known already. */
@Component
class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final KeptVersions keptVersions;
    private final IngestSettings settings;
    private final Unconfirmed unconfirmed;
    private final ApplicationEventPublisher events;

    Settlement(
            ObjectStore store,
            ArchiveIndex index,
            KeptVersions keptVersions,
            IngestSettings settings,
            Unconfirmed unconfirmed,
            ApplicationEventPublisher events) {
        this.unconfirmed = unconfirmed;
        this.store = store;
        this.index = index;
        this.keptVersions = keptVersions;
        this.settings = settings;
        this.events = events;
    }

    void settle(List<Arrival> group, List<IndexEntry> entries, List<IndexResult> results) {
        List<InstanceReference> stored = new ArrayList<>(group.size());
        removeFormerInPlace(group, entries);
        List<Arrival> rewritten = new ArrayList<>();
        List<IndexEntry> rewrittenEntries = new ArrayList<>();
        for (int n = 0; n < group.size(); n++) {
            Arrival arrival = group.get(n);
            Known known = results.get(n).known();
            if (known == null) {
                stored.add(arrival.reference());
                keep(arrival);
                arrival.accept(Result.STORED);
            } else if (settleKnown(arrival, entries.get(n), known)) {
                rewritten.add(arrival);
                rewrittenEntries.add(entries.get(n));
            }
        }
        if (!rewritten.isEmpty()) {
            index.rewrite(rewrittenEntries);
            rewritten.forEach(arrival -> {
                keep(arrival);
                arrival.accept(Result.DUPLICATE);
            });
        }
        if (!stored.isEmpty()) {
            events.publishEvent(new InstancesStored(stored));
        }
    }

    private void removeFormerInPlace(List<Arrival> group, List<IndexEntry> entries) {
        List<IndexEntry> inPlace = new ArrayList<>();
        for (int n = 0; n < group.size(); n++) {
            if (group.get(n).isInPlace()) {
                inPlace.add(entries.get(n));
            }
        }
        if (!inPlace.isEmpty()) {
            keepVersionsOfOthersAt(inPlace);
            Map<Location, InstanceReference> removed = index.removeOthersAt(inPlace);
            group.forEach(arrival -> arrival.replaces(removed.get(arrival.location())));
        }
    }

    private void keepVersionsOfOthersAt(List<IndexEntry> inPlace) {
        Set<String> here = inPlace.stream()
                .map(entry -> entry.header().reference().sopInstanceUid())
                .collect(Collectors.toSet());
        keptVersions.takeOver(
                index.versionsAt(inPlace.stream().map(IndexEntry::location).toList()).stream()
                        .filter(version -> !here.contains(version.sopInstanceUid()))
                        .toList());
    }

    /** @return whether the instance is to be read from where it arrived, from now on */
    private boolean settleKnown(Arrival arrival, IndexEntry entry, Known known) {
        try {
            switch (compare(entry, known)) {
                case SAME -> {
                    if (arrival.location().equals(known.location())) {
                        keep(arrival);
                    } else {
                        drop(arrival);
                    }
                    arrival.accept(Result.DUPLICATE);
                }
                case BETTER_HERE -> {
                    return true;
                }
                case OTHER -> otherBytes(arrival, entry);
            }
        } catch (IOException e) {
            LOG.warn("What is archived cannot be compared: {}", e.getMessage());
            drop(arrival);
            arrival.refuse(Refusal.UNAVAILABLE, "what is archived under this UID cannot be read");
        }
        return false;
    }

    private void otherBytes(Arrival arrival, IndexEntry entry) {
        boolean hasBytes = !arrival.isInPlace();
        if (hasBytes && index.knows(arrival.reference(), arrival.location().key())) {
            keep(arrival);
            arrival.accept(Result.CONFLICT);
            return;
        }
        if (hasBytes && settings.otherBytes() == OtherBytes.KEEP_VERSION) {
            index.addVersion(entry);
            keep(arrival);
            arrival.accept(Result.CONFLICT);
            return;
        }
        index.noteOtherBytes(entry);
        drop(arrival);
        arrival.refuse(Refusal.OTHER_BYTES, "an instance of this UID with other bytes is archived");
    }

    private enum Comparison {
        SAME,
        /** The same instance, from now on read from where it arrived. */
        BETTER_HERE,
        OTHER
    }

    /**
     * A PACS's file may be changed or moved by the PACS; and bytes of our own are better than a PACS's, and whole ones than
     * a file of which the rest is missing. Where its file is no more, nobody else's data set takes its place but one that
     * says the same.
     */
    private Comparison compare(IndexEntry entry, Known known) throws IOException {
        boolean knownInPlace = known.location().kind() == Location.Kind.IN_PLACE;
        if (known.location().equals(entry.location())) {
            return knownInPlace && !known.isAsIn(entry) ? Comparison.BETTER_HERE : Comparison.SAME;
        }
        byte[] hash = entry.sha256();
        if (hash != null && HexFormat.of().formatHex(hash).equals(known.sha256())) {
            return Comparison.SAME;
        }
        StoredObject archived;
        try {
            archived = store.open(known.location());
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.MISSING || !knownInPlace) {
                throw e;
            }
            boolean ofTheSamePacs = hash == null && known.source().equals(entry.source());
            return ofTheSamePacs || index.describes(entry) ? Comparison.BETTER_HERE : Comparison.OTHER;
        }
        // What arrived may be missing too, when the same bytes came twice in a group and were dropped: no better place.
        try (StoredObject there = archived;
                StoredObject here = store.open(entry.location())) {
            return switch (DataSetComparison.of(there, here)) {
                case SAME -> knownInPlace && hash != null ? Comparison.BETTER_HERE : Comparison.SAME;
                case FIRST_IS_CUT -> knownInPlace ? Comparison.BETTER_HERE : Comparison.OTHER;
                case SECOND_IS_CUT -> Comparison.SAME;
                case OTHER -> Comparison.OTHER;
            };
        }
    }

    /** Its row is committed, and lasts when it is confirmed. */
    private void keep(Arrival arrival) {
        OpenObject open = arrival.open();
        if (open != null) {
            unconfirmed.add(new Unconfirmed.Row(arrival.reference().sopInstanceUid(), open));
        }
    }

    /** The bytes of this arrival; the index was just seen to name others. */
    private void drop(Arrival arrival) {
        OpenObject open = arrival.open();
        if (open != null) {
            try {
                store.drop(open);
            } catch (StorageException e) {
                LOG.warn("Left for the next start: {}", e.getMessage());
            }
        }
    }
}
