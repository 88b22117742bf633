package io.yingdun.cloud.archive;

import io.yingdun.dicom.dictionary.Tag;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be searched by, the same for QIDO-RS (PS3.18 table 10.6.1-5, and some more) and C-FIND. A key's value is a DICOM
 * matching value (PS3.4 C.2.2.2): one value, {@code *} and {@code ?} where the attribute allows them, a range, or a list
 * of UIDs or codes. An empty value matches everything.
 */
public enum SearchKey {
    PATIENT_NAME(Tag.PatientName, SearchLevel.STUDY, Matching.NAME, "p.name"),
    PATIENT_ID(Tag.PatientID, SearchLevel.STUDY, Matching.TEXT, "p.patient_id"),
    ISSUER_OF_PATIENT_ID(Tag.IssuerOfPatientID, SearchLevel.STUDY, Matching.TEXT, "p.issuer"),
    PATIENT_BIRTH_DATE(Tag.PatientBirthDate, SearchLevel.STUDY, Matching.RANGE, "p.birth_date"),
    PATIENT_SEX(Tag.PatientSex, SearchLevel.STUDY, Matching.TEXT, "p.sex"),
    STUDY_INSTANCE_UID(Tag.StudyInstanceUID, SearchLevel.STUDY, Matching.LIST, "s.study_instance_uid"),
    STUDY_DATE(Tag.StudyDate, SearchLevel.STUDY, Matching.RANGE, "s.study_date"),
    STUDY_TIME(Tag.StudyTime, SearchLevel.STUDY, Matching.RANGE, "s.study_time"),
    ACCESSION_NUMBER(Tag.AccessionNumber, SearchLevel.STUDY, Matching.TEXT, "s.accession_number"),
    STUDY_ID(Tag.StudyID, SearchLevel.STUDY, Matching.TEXT, "s.study_id"),
    STUDY_DESCRIPTION(Tag.StudyDescription, SearchLevel.STUDY, Matching.FOLDED, "s.study_description_search"),
    REFERRING_PHYSICIAN_NAME(Tag.ReferringPhysicianName, SearchLevel.STUDY, Matching.NAME, "s.referring"),
    MODALITIES_IN_STUDY(Tag.ModalitiesInStudy, SearchLevel.STUDY, Matching.ANY_OF, "s.modalities"),
    SERIES_INSTANCE_UID(Tag.SeriesInstanceUID, SearchLevel.SERIES, Matching.LIST, "e.series_instance_uid"),
    MODALITY(Tag.Modality, SearchLevel.SERIES, Matching.CODES, "e.modality"),
    SERIES_NUMBER(Tag.SeriesNumber, SearchLevel.SERIES, Matching.NUMBER, "e.series_number"),
    SERIES_DESCRIPTION(Tag.SeriesDescription, SearchLevel.SERIES, Matching.FOLDED, "e.series_description_search"),
    BODY_PART_EXAMINED(Tag.BodyPartExamined, SearchLevel.SERIES, Matching.TEXT, "e.body_part_examined"),
    PERFORMED_PROCEDURE_STEP_START_DATE(
            Tag.PerformedProcedureStepStartDate, SearchLevel.SERIES, Matching.RANGE, "e.performed_start_date"),
    PERFORMED_PROCEDURE_STEP_START_TIME(
            Tag.PerformedProcedureStepStartTime, SearchLevel.SERIES, Matching.RANGE, "e.performed_start_time"),
    /** Within the Request Attributes Sequence. */
    SCHEDULED_PROCEDURE_STEP_ID(
            Tag.ScheduledProcedureStepID, SearchLevel.SERIES, Matching.ANY_OF, "e.scheduled_procedure_step_ids"),
    /** Within the Request Attributes Sequence. */
    REQUESTED_PROCEDURE_ID(Tag.RequestedProcedureID, SearchLevel.SERIES, Matching.ANY_OF, "e.requested_procedure_ids"),
    SOP_INSTANCE_UID(Tag.SOPInstanceUID, SearchLevel.INSTANCE, Matching.LIST, "i.sop_instance_uid"),
    SOP_CLASS_UID(Tag.SOPClassUID, SearchLevel.INSTANCE, Matching.LIST, "i.sop_class_uid"),
    INSTANCE_NUMBER(Tag.InstanceNumber, SearchLevel.INSTANCE, Matching.NUMBER, "i.instance_number");

    /** How a value is compared. */
    enum Matching {
        /** Exactly, or with wildcards (PS3.4 C.2.2.2.4). */
        TEXT,
        /** As TEXT, without regard to case, width and accents. */
        FOLDED,
        /** By component group, without regard to case, width and accents. */
        NAME,
        /** One value or {@code from-to}, either end open (PS3.4 C.2.2.2.5); the column is in the order of its text. */
        RANGE,
        /** One of several exact values, separated by {@code \} or {@code ,} (PS3.4 C.2.2.2.2). UIDs know no wildcards. */
        LIST,
        /** As LIST, each value with or without wildcards. */
        CODES,
        /** As CODES, against a column of many values. */
        ANY_OF,
        NUMBER
    }

    private static final Map<Integer, SearchKey> BY_TAG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SearchKey::tag, Function.identity()));

    private final int tag;
    private final SearchLevel level;
    private final Matching matching;
    private final String column;

    SearchKey(int tag, SearchLevel level, Matching matching, String column) {
        this.tag = tag;
        this.level = level;
        this.matching = matching;
        this.column = column;
    }

    public int tag() {
        return tag;
    }

    /** The highest level that has this key; all below have it too. */
    public SearchLevel level() {
        return level;
    }

    Matching matching() {
        return matching;
    }

    String column() {
        return column;
    }

    /** Empty for an attribute that cannot be searched by. */
    public static Optional<SearchKey> ofTag(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }
}
