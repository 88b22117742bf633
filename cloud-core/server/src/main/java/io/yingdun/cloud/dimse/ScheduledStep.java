package io.yingdun.cloud.dimse;

/**
 * A step that was ordered and not done yet. Texts are empty where nothing is known.
 *
 * @param patientName PN
 * @param birthDate DA
 * @param sex CS
 * @param startDate DA
 * @param startTime TM
 * @param stationAeTitle empty where any station may do it
 */
public record ScheduledStep(
        String accessionNumber,
        String patientId,
        String issuer,
        String patientName,
        String birthDate,
        String sex,
        String studyInstanceUid,
        String requestedProcedureId,
        String stepId,
        String procedureText,
        String placerNumber,
        String fillerNumber,
        String modality,
        String stationAeTitle,
        String startDate,
        String startTime) {}
