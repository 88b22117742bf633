package io.yingdun.cloud.archive;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.cloud.archive.IndexResult.Known;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.Publication;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.foundation.runtime.JsonRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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
    private final RemovalMapper removalMapper;
    private final JsonRows json;
    private final TransactionTemplate transaction;

    ArchiveIndex(
            IndexMapper mapper,
            Removal removal,
            RemovalMapper removalMapper,
            JsonRows json,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.mapper = mapper;
        this.removalMapper = removalMapper;
        this.removal = removal;
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
                rows.add(rowOf(n, entries.get(n)));
            }
        }
        Set<Integer> added = insert(json.text(rows), bytes);
        Map<String, IndexResult> known = new HashMap<>();
        List<IndexResult> results = new ArrayList<>(entries.size());
        for (int n = 0; n < entries.size(); n++) {
            IndexEntry entry = entries.get(n);
            String uid = entry.header().reference().sopInstanceUid();
            if (added.contains(n)) {
                results.add(IndexResult.ADDED);
                known.put(uid, new IndexResult(new Known(entry.location(), entry.size(), entry.hash())));
            } else {
                results.add(known.computeIfAbsent(uid, this::known));
            }
        }
        return results;
    }

    private Set<Integer> insert(String rows, Publication bytes) throws StorageException {
        AtomicReference<StorageException> lost = new AtomicReference<>();
        Set<Integer> added = transaction.execute(status -> {
            Set<Integer> made = new HashSet<>(mapper.insert(rows));
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

    private IndexResult known(String sopInstanceUid) {
        IndexMapper.KnownRow row = mapper.known(sopInstanceUid);
        if (row == null) {
            throw new ConcurrencyFailureException("the instance was removed while it was sent again");
        }
        return new IndexResult(row.known());
    }

    /** The instance is at this place from now on, in the bytes that the entry describes. */
    public void replaceBytes(IndexEntry entry) {
        mapper.replaceBytes(bytes(entry));
    }

    /** Other bytes than the instance's, kept beside them. */
    @Transactional
    public void addVersion(IndexEntry entry) {
        mapper.addVersion(bytes(entry));
        noteOtherBytes(entry);
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
     * Files in place are no more.
     *
     * @return the instances that were read from them
     */
    @Transactional
    public List<InstanceReference> removeAt(Collection<Location> locations) {
        List<IndexMapper.InPlace> gone =
                mapper.at(locations.stream().map(Location::toString).toArray(String[]::new));
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
                entry.header().frames(),
                entry.header().json(),
                entry.receivedAt(),
                entry.source());
    }

    private static Map<String, @Nullable Object> rowOf(int n, IndexEntry entry) {
        InstanceHeader header = entry.header();
        InstanceHeader.PatientPart patient = header.patient();
        InstanceHeader.StudyPart study = header.study();
        InstanceHeader.SeriesPart series = header.series();
        InstanceHeader.InstancePart instance = header.instance();
        String studyUid = header.reference().studyInstanceUid();
        String patientSearch = SearchText.ofName(patient.name());
        String referringSearch = SearchText.ofName(study.referringPhysician());
        byte[] frames = header.frames();
        return row(
                "n", n,
                "study_uid", studyUid,
                "series_uid", header.reference().seriesInstanceUid(),
                "sop_uid", header.reference().sopInstanceUid(),
                "class_uid", header.reference().sopClassUid(),
                "patient_id", patient.patientId(),
                "issuer", patient.issuer(),
                "only_study", patient.patientId().isEmpty() ? studyUid : "",
                "patient_name", patient.name(),
                "patient_search", patientSearch,
                "patient_tokens", SearchText.tokensOf(patientSearch),
                "birth_date", patient.birthDate(),
                "sex", patient.sex(),
                "study_date", study.date(),
                "study_time", study.time(),
                "accession_number", study.accessionNumber(),
                "study_id", study.studyId(),
                "study_description", study.description(),
                "referring_physician", study.referringPhysician(),
                "referring_search", referringSearch,
                "referring_tokens", SearchText.tokensOf(referringSearch),
                "timezone_offset", study.timezoneOffset(),
                "modality", series.modality(),
                "series_number", series.number(),
                "series_description", series.description(),
                "body_part", series.bodyPartExamined(),
                "laterality", series.laterality(),
                "performed_date", series.performedStartDate(),
                "performed_time", series.performedStartTime(),
                "step_ids",
                        series.requests().stream()
                                .map(Series.Request::scheduledProcedureStepId)
                                .toList(),
                "procedure_ids",
                        series.requests().stream()
                                .map(Series.Request::requestedProcedureId)
                                .toList(),
                "transfer_syntax", instance.transferSyntaxUid(),
                "instance_number", instance.number(),
                "rows", instance.rows(),
                "columns", instance.columns(),
                "bits_allocated", instance.bitsAllocated(),
                "number_of_frames", instance.numberOfFrames(),
                "location", entry.location().toString(),
                "size", entry.size(),
                "sha256", entry.hash(),
                "frames", frames == null ? null : Base64.getEncoder().encodeToString(frames),
                "header", Base64.getEncoder().encodeToString(header.json()),
                "received_at", entry.receivedAt(),
                "source", entry.source());
    }
}
