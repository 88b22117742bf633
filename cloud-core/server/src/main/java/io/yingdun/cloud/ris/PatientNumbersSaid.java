package io.yingdun.cloud.ris;

import java.util.List;

/**
 * Published when a message with a patient was applied, in its transaction: what they are known by beside their Patient ID.
 *
 * @param saidAt local time as {@code YYYYMMDD[HHMM[SS]]}
 * @param phones PID-13, as they were written
 * @param idCards PID-3 with a type of national IDs, and PID-19
 * @param visits PV1-19 and PID-18: 门诊号, 住院号
 */
public record PatientNumbersSaid(
        String patientId,
        String issuer,
        String saidAt,
        List<String> phones,
        List<String> idCards,
        List<String> visits) {

    public PatientNumbersSaid {
        phones = List.copyOf(phones);
        idCards = List.copyOf(idCards);
        visits = List.copyOf(visits);
    }
}
