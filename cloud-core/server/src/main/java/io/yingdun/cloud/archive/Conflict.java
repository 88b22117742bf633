package io.yingdun.cloud.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task for a person: what arrived and the index do not agree, and nothing was lost.
 *
 * @param patient whose the study is
 * @param sopInstanceUid the first instance that showed it
 * @param found the patient that the objects name, empty texts for {@link Kind#OTHER_BYTES}
 * @param occurrences objects that showed it so far
 */
public record Conflict(
        long id,
        Kind kind,
        String studyInstanceUid,
        Patient patient,
        String sopInstanceUid,
        Found found,
        int occurrences,
        Instant firstSeen,
        Instant lastSeen) {

    /** What does not agree. */
    public enum Kind {
        /** Instances of a study name another patient than the study has. They are stored in the study. */
        OTHER_PATIENT,
        /**
         * Instances have the Patient ID of their study's patient, and the same issuer or none, but another name or birth date:
         * perhaps two hospitals give the same IDs.
         */
        SAME_ID,
        /** A SOP Instance UID came with other bytes. What is read are the first. */
        OTHER_BYTES
    }

    /**
     * The patient as the objects name it.
     *
     * @param patient the index's number of the patient of this ID; null where there is none, or it is the study's own
     */
    public record Found(
            String patientId,
            String issuer,
            String name,
            String birthDate,
            @Nullable Long patient) {}

    /** How a person decides. */
    public enum Way {
        /** All stays as it is. */
        KEEP,
        /**
         * The study is the patient's whom the objects name: of the ID that was found, or for {@link Kind#SAME_ID} another one of
         * the same ID, who has this study alone.
         */
        GIVE_TO_FOUND
    }
}
