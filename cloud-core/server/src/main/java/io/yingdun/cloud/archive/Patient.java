package io.yingdun.cloud.archive;

/**
 * A patient. The same ID from two issuers is two patients; texts are empty where the objects say nothing.
 *
 * @param id the index's own number
 * @param name as PN, all component groups (PS3.5 §6.2.1)
 * @param birthDate DA
 * @param sex CS
 */
public record Patient(long id, String patientId, String issuer, String name, String birthDate, String sex) {}
