package io.yingdun.cloud.archive;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.cloud.archive.IndexResult.Known;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.Publication;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.foundation.runtime.JsonRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes new instances into the index: many at once, in one transaction. For {@code ingest}. */
@Service
public class ArchiveIndex {

    private static final int FREED_AT_ONCE = 1_000;

    private final IndexMapper mapper;
    private final Removal removal;
    private final Rewriting rewriting;
    private final SameIds sameIds;
    private final RemovalMapper removalMapper;
    private final JsonRows json;
    private final TransactionTemplate transaction;

    ArchiveIndex(
            IndexMapper mapper,
            Removal removal,
            Rewriting rewriting,
            SameIds sameIds,
            RemovalMapper removalMapper,
            JsonRows json,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.mapper = mapper;
        this.removalMapper = removalMapper;
        this.removal = removal;
        this.rewriting = rewriting;
        this.sameIds = sameIds;
        this.json = json;
    }

    /**
     * Commits all that are new before it returns, but does not wait for the database's disk: see {@link #lasting}. The same
     * instance may be among the entries more than once.
     *
     * @param bytes their bytes, which may still be on their way to the disk: no row is committed before they are there
     * @return what became of each entry, in their order
     * @throws org.springframework.dao.DataAccessException when nothing was committed, or (the connection broke) perhaps
     *     everything
     * @throws StorageException when the bytes did not become durable, and nothing was committed
     */
    public List<IndexResult> add(List<IndexEntry> entries, Publication bytes) throws StorageException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(entries.size());
        Set<String> uids = new HashSet<>();
        for (int n = 0; n < entries.size(); n++) {
            if (uids.add(entries.get(n).header().reference().sopInstanceUid())) {
                rows.add(IndexRows.of(n, entries.get(n)));
            }
        }
        Set<Integer> added = insert(rows, bytes);
        Map<String, IndexResult> known = new HashMap<>();
        List<IndexResult> results = new ArrayList<>(entries.size());
        for (int n = 0; n < entries.size(); n++) {
            IndexEntry entry = entries.get(n);
            String uid = entry.header().reference().sopInstanceUid();
            if (added.contains(n)) {
                results.add(IndexResult.ADDED);
                known.put(uid, new IndexResult(Known.of(entry)));
            } else {
                results.add(known.computeIfAbsent(uid, this::known));
            }
        }
        return results;
    }

    private Set<Integer> insert(List<Map<String, @Nullable Object>> rows, Publication bytes) throws StorageException {
        AtomicReference<StorageException> lost = new AtomicReference<>();
        Set<Integer> added = transaction.execute(status -> {
            Set<Integer> made = made(rows);
            try {
                bytes.awaitDurable();
            } catch (StorageException e) {
                status.setRollbackOnly();
                lost.set(e);
            }
            return made;
        });
        if (lost.get() != null) {
            throw lost.get();
        }
        return added;
    }

    private Set<Integer> made(List<Map<String, @Nullable Object>> rows) {
        String text = json.text(rows);
        List<IndexMapper.Placed> placed = mapper.insertIntoKnown(text);
        if (placed.isEmpty()) {
            List<IndexMapper.Indexed> indexed = mapper.insert(text, false);
            sameIds.compare(rows, indexed);
            return indexed.stream().map(IndexMapper.Indexed::n).collect(Collectors.toSet());
        }
        return placed.stream()
                .filter(IndexMapper.Placed::made)
                .map(IndexMapper.Placed::n)
                .collect(Collectors.toSet());
    }

    private IndexResult known(String sopInstanceUid) {
        IndexMapper.KnownRow row = mapper.known(sopInstanceUid);
        if (row == null) {
            throw new ConcurrencyFailureException("the instance was removed while it was sent again");
        }
        return new IndexResult(row.known());
    }

    /**
     * The instances are at these places from now on, in the bytes that the entries describe. Where these are others than
     * before, the audit log says so.
     */
    public void rewrite(List<IndexEntry> entries) {
        rewriting.rewrite(entries);
    }

    /**
     * True when the entry's data set is, but for the bytes of long values, the one that the index describes: for an
     * instance whose own bytes cannot be read to be compared.
     */
    public boolean describes(IndexEntry entry) {
        return rewriting.describes(entry);
    }

    /** Other bytes than the instance's, kept beside them. */
    @Transactional
    public void addVersion(IndexEntry entry) {
        mapper.addVersion(bytes(entry));
        noteOtherBytes(entry);
    }

    /** Of each instance that is read from one of these files in place the first version that was kept beside it, if any. */
    public List<KeptVersion> versionsAt(Collection<Location> locations) {
        return mapper.firstVersionsAt(locations.stream().map(Location::toString).toArray(String[]::new)).stream()
                .map(IndexMapper.VersionRow::version)
                .toList();
    }

    /** A kept version is what is read from now on; the audit log says so. */
    @Transactional
    public void takeOver(IndexEntry version) {
        rewriting.rewrite(List.of(version));
        mapper.removeVersion(
                version.header().reference().sopInstanceUid(),
                version.location().toString());
    }

    /** Other bytes than the instance's came and were not kept: a task for a person. */
    public void noteOtherBytes(IndexEntry entry) {
        mapper.noteOtherBytes(entry.header().reference().sopInstanceUid(), entry.receivedAt());
    }

    /**
     * Files in place now hold these instances: whatever else was indexed there is no more.
     *
     * @return what was, by where it was
     */
    @Transactional
    public Map<Location, InstanceReference> removeOthersAt(List<IndexEntry> entries) {
        List<Map<String, @Nullable Object>> rows = entries.stream()
                .map(entry -> row(
                        "location",
                        entry.location().toString(),
                        "sop_uid",
                        entry.header().reference().sopInstanceUid()))
                .toList();
        List<IndexMapper.InPlace> others = mapper.othersAt(json.text(rows));
        removal.remove(others.stream().map(IndexMapper.InPlace::id).toList());
        Map<Location, InstanceReference> removed = new HashMap<>();
        others.forEach(other -> removed.put(Location.parse(other.location()), other.reference()));
        return removed;
    }

    /**
     * Files in place are no more. What was kept beside them is taken over before: see {@link #versionsAt}.
     *
     * @return the instances that were read from them
     * @throws ConcurrencyFailureException when that is not so, or not any more
     */
    @Transactional
    public List<InstanceReference> removeAt(Collection<Location> locations) {
        String[] places = locations.stream().map(Location::toString).toArray(String[]::new);
        List<IndexMapper.InPlace> gone = mapper.at(places);
        if (!mapper.firstVersionsAt(places).isEmpty()) {
            throw new ConcurrencyFailureException("other bytes were kept beside a file while it went");
        }
        removal.remove(gone.stream().map(IndexMapper.InPlace::id).toList());
        return gone.stream().map(IndexMapper.InPlace::reference).toList();
    }

    /**
     * Has {@code remove} called for bytes that the index does not name any more. Nothing may be published meanwhile: the same
     * bytes could come again. Bytes that cannot be removed now keep no others waiting.
     */
    public void removeFreed(FreedBytes remove) throws IOException {
        List<String> done = new ArrayList<>();
        IOException failure = null;
        for (RemovalMapper.Freed freed : removalMapper.freed(FREED_AT_ONCE)) {
            try {
                if (!freed.wanted()) {
                    remove.remove(Location.parse(freed.location()));
                }
                done.add(freed.location());
            } catch (IOException e) {
                failure = e;
            }
        }
        if (!done.isEmpty()) {
            removalMapper.noteGone(done.toArray(String[]::new));
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Takes bytes away for good. */
    @FunctionalInterface
    public interface FreedBytes {
        void remove(Location location) throws IOException;
    }

    /**
     * Which of these bytes the index names, and will name after any crash of the database. Returns when all that was committed
     * before is on the database's disk.
     *
     * @param instances the SOP Instance UID under which the bytes are wanted, by their SHA-256 in hexadecimal
     */
    @Transactional
    public Set<String> lasting(Map<String, String> instances) {
        List<String> named = mapper.named(
                instances.keySet().toArray(String[]::new), instances.values().toArray(String[]::new));
        mapper.flushWithCommit();
        return Set.copyOf(named);
    }

    /** True when bytes that the index named once are waiting to be removed. */
    public boolean isFreed(Location location) {
        return removalMapper.isFreed(location.toString());
    }

    /** True when the index names these bytes: for objects of which a crash left that open. */
    public boolean knows(InstanceReference instance, String sha256) {
        IndexMapper.KnownRow row = mapper.known(instance.sopInstanceUid());
        return row != null
                && (sha256.equals(row.sha256()) || mapper.knowsVersion(instance.sopInstanceUid(), sha256) != null);
    }

    private static IndexMapper.Bytes bytes(IndexEntry entry) {
        return new IndexMapper.Bytes(
                entry.header().reference().sopInstanceUid(),
                entry.header().instance().transferSyntaxUid(),
                entry.location().toString(),
                entry.size(),
                entry.hash(),
                entry.receivedAt(),
                entry.source());
    }
}
