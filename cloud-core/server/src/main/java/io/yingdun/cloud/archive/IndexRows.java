package io.yingdun.cloud.archive;

import static io.yingdun.foundation.runtime.JsonRows.row;

import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as the statements of {@link IndexMapper} and {@link RewriteMapper} take them. */
final class IndexRows {

    private IndexRows() {}

    /** @param n by which the statement's answer names the entry */
    static Map<String, @Nullable Object> of(int n, IndexEntry entry) {
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
                "issuer", entry.patientIdIssuer(),
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
                "study_description_search", SearchText.fold(study.description()),
                "referring_physician", study.referringPhysician(),
                "referring_search", referringSearch,
                "referring_tokens", SearchText.tokensOf(referringSearch),
                "timezone_offset", study.timezoneOffset(),
                "modality", series.modality(),
                "series_number", series.number(),
                "series_description", series.description(),
                "series_description_search", SearchText.fold(series.description()),
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
                "file_changed", entry.fileChanged(),
                "frames", frames == null ? null : Base64.getEncoder().encodeToString(frames),
                "header", Base64.getEncoder().encodeToString(header.json()),
                "received_at", entry.receivedAt(),
                "source", entry.source());
    }
}
