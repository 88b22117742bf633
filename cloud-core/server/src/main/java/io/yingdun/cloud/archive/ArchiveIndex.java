package io.yingdun.cloud.archive;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes new instances into the index: many at once, in one transaction. For {@code ingest}. */
@Service
public class ArchiveIndex {

    private final IndexMapper mapper;
    private final JsonRows json;

    ArchiveIndex(IndexMapper mapper, JsonRows json) {
        this.mapper = mapper;
        this.json = json;
    }

    /**
     * Commits all that are new before it returns. The same instance may be among the entries more than once.
     *
     * @return what became of each entry, in their order
     * @throws org.springframework.dao.DataAccessException when nothing was committed, or (the connection broke) perhaps
     *     everything
     */
    public List<IndexResult> add(List<IndexEntry> entries) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(entries.size());
        Set<String> uids = new HashSet<>();
        for (int n = 0; n < entries.size(); n++) {
            if (uids.add(entries.get(n).header().reference().sopInstanceUid())) {
                rows.add(rowOf(n, entries.get(n)));
            }
        }
        Set<Integer> added = new HashSet<>(mapper.insert(json.text(rows)));
        Map<String, String> firstHash = new HashMap<>();
        List<IndexResult> results = new ArrayList<>(entries.size());
        for (int n = 0; n < entries.size(); n++) {
            IndexEntry entry = entries.get(n);
            String uid = entry.header().reference().sopInstanceUid();
            String hash = HexFormat.of().formatHex(entry.sha256());
            if (added.contains(n)) {
                firstHash.put(uid, hash);
                results.add(IndexResult.ADDED);
            } else {
                String kept = firstHash.computeIfAbsent(uid, known -> String.valueOf(mapper.sha256Of(known)));
                results.add(hash.equals(kept) ? IndexResult.SAME_BYTES : otherBytes(uid, entry));
            }
        }
        return results;
    }

    private IndexResult otherBytes(String uid, IndexEntry entry) {
        mapper.noteOtherBytes(uid, entry.receivedAt());
        return IndexResult.OTHER_BYTES;
    }

    /** True when the index names these bytes: for objects of which a crash left that open. */
    public boolean knows(InstanceReference instance, String sha256) {
        return sha256.equals(mapper.sha256Of(instance.sopInstanceUid()));
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
                "sha256", HexFormat.of().formatHex(entry.sha256()),
                "frames", frames == null ? null : Base64.getEncoder().encodeToString(frames),
                "header", Base64.getEncoder().encodeToString(header.json()),
                "received_at", entry.receivedAt(),
                "source", entry.source());
    }
}
