package io.yingdun.cloud.ris;

import java.time.Instant;

/**
 * One scheduled procedure step that was ordered. Texts are empty where nothing was said.
 *
 * @param id 0 while it is not kept
 * @param scheduledStepId Scheduled Procedure Step ID
 * @param placerNumber ORC-2
 * @param fillerNumber ORC-3
 * @param startDate DA
 * @param startTime TM
 * @param patientName PN
 */
public record Order(
        long id,
        String accessionNumber,
        String scheduledStepId,
        String requestedProcedureId,
        String placerNumber,
        String fillerNumber,
        String procedureCode,
        String procedureText,
        String modality,
        String stationAeTitle,
        String startDate,
        String startTime,
        String studyInstanceUid,
        String patientId,
        String issuer,
        String patientName,
        String birthDate,
        String sex,
        OrderStatus status,
        Instant createdAt,
        Instant changedAt) {

    PatientIdentity person() {
        return new PatientIdentity(patientId, issuer, patientName, birthDate, sex);
    }

    /** With what a worklist item cannot be without (PS3.4 table K.6-1), where the order leaves it open. */
    Order planned(String usualStudyUid, String usualDate) {
        return copy(
                Said.first(startDate, usualDate),
                Said.first(startTime, "0000"),
                Said.first(studyInstanceUid, usualStudyUid),
                person(),
                status);
    }

    Order of(PatientIdentity patient) {
        return copy(startDate, startTime, studyInstanceUid, patient.or(person()), status);
    }

    Order with(OrderStatus other) {
        return copy(startDate, startTime, studyInstanceUid, person(), other);
    }

    private Order copy(String date, String time, String study, PatientIdentity person, OrderStatus state) {
        return new Order(
                id,
                accessionNumber,
                scheduledStepId,
                requestedProcedureId,
                placerNumber,
                fillerNumber,
                procedureCode,
                procedureText,
                modality,
                stationAeTitle,
                date,
                time,
                study,
                person.patientId(),
                person.issuer(),
                person.name(),
                person.birthDate(),
                person.sex(),
                state,
                createdAt,
                changedAt);
    }

    /** What another message says of it, and for the rest as it was. */
    Order changedBy(Order said) {
        PatientIdentity person = said.person().or(person());
        return new Order(
                id,
                accessionNumber,
                scheduledStepId,
                Said.first(said.requestedProcedureId, requestedProcedureId),
                Said.first(said.placerNumber, placerNumber),
                Said.first(said.fillerNumber, fillerNumber),
                Said.first(said.procedureCode, procedureCode),
                Said.first(said.procedureText, procedureText),
                Said.first(said.modality, modality),
                Said.first(said.stationAeTitle, stationAeTitle),
                Said.first(said.startDate, startDate),
                said.startDate.isEmpty() ? startTime : said.startTime,
                Said.first(said.studyInstanceUid, studyInstanceUid),
                person.patientId(),
                person.issuer(),
                person.name(),
                person.birthDate(),
                person.sex(),
                status,
                createdAt,
                changedAt);
    }
}
