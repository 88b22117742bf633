package io.yingdun.cloud.share;

import io.yingdun.cloud.archive.Patient;

/**
 * Who opens a study to others.
 *
 * @param id the account of a person of the hospital; of a patient, a Patient ID
 * @param issuer of the Patient ID; else empty
 */
public record Giver(Kind kind, String id, String issuer) {

    public enum Kind {
        STAFF,
        PATIENT
    }

    public static Giver of(Patient patient) {
        return new Giver(Kind.PATIENT, patient.patientId(), patient.issuer());
    }

    public static Giver staff(String id) {
        return new Giver(Kind.STAFF, id, "");
    }
}
