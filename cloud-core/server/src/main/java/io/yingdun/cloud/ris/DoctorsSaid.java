package io.yingdun.cloud.ris;

import java.util.Set;

/**
 * Published when an order or a report was applied, in its transaction: who in the hospital has to do with the examination.
 *
 * @param patientId as the message has it
 * @param codes staff numbers, or what a department is called
 */
public record DoctorsSaid(String accessionNumber, String patientId, String issuer, Part part, Set<String> codes) {

    /** What somebody has to do with it. */
    public enum Part {
        /** ORC-12, OBR-16. */
        ORDERED,
        /** OBR-32, OBR-33, TXA-9, TXA-10, TXA-22. */
        REPORTED,
        /** ORC-17, PV1-3, PV1-10: the department that the patient is in or that has ordered. */
        DEPARTMENT
    }

    public DoctorsSaid {
        codes = Set.copyOf(codes);
    }
}
