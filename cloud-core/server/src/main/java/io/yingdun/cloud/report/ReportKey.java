package io.yingdun.cloud.report;

/**
 * Which report it is, whatever it says by now.
 *
 * @param patientId whose it is, as the report says; the others alone tell one report from another
 * @param number the writing system's own number of the report; two reports of one examination differ in it
 */
public record ReportKey(String issuer, String patientId, String accessionNumber, String number) {}
