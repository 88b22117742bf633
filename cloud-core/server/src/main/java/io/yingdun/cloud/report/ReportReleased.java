package io.yingdun.cloud.report;

/**
 * Published when a report that was not verified before is now, in its transaction.
 *
 * @param report which all versions have in common
 */
public record ReportReleased(long report, String accessionNumber, String patientId, String issuer) {}
