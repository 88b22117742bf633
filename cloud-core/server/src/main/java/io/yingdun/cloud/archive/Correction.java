package io.yingdun.cloud.archive;

import java.time.Instant;

/**
 * Something that a person has put right in the index.
 *
 * @param reason in the person's own words
 * @param undone whether it was taken back
 */
public record Correction(long id, Kind kind, String reason, Instant madeAt, String madeBy, boolean undone) {

    /** What was put right. */
    public enum Kind {
        /** Two patients are one. */
        MERGE,
        /** A patient has another ID or issuer; objects under the old one still find the patient. */
        CHANGE_ID,
        /** Name, birth date or sex. */
        EDIT_PATIENT,
        /** A study is another patient's. */
        MOVE_STUDY
    }
}
