package io.yingdun.cloud.archive;

import java.time.Instant;

/**
 * A task for a person: what arrived and the index do not agree, and nothing was lost.
 *
 * @param sopInstanceUid the first instance that showed it
 * @param found the patient that the objects name, for {@link Kind#OTHER_PATIENT}; empty texts else
 * @param occurrences objects that showed it so far
 */
public record Conflict(
        long id,
        Kind kind,
        String studyInstanceUid,
        String sopInstanceUid,
        Found found,
        int occurrences,
        Instant firstSeen,
        Instant lastSeen) {

    /** What does not agree. */
    public enum Kind {
        /** Instances of a study name another patient than the study has. They are stored in the study. */
        OTHER_PATIENT,
        /** A SOP Instance UID came with other bytes. What is read are the first. */
        OTHER_BYTES
    }

    /** The patient as the objects name it. */
    public record Found(String patientId, String issuer, String name) {}
}
