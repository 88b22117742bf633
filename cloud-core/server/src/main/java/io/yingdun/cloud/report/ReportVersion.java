package io.yingdun.cloud.report;

import java.time.Instant;

/**
 * A report as it was at some time, without its pages.
 *
 * @param id of the version
 * @param report which all versions have in common
 * @param counts whether this is the version that is shown; one that came late may be older than that
 * @param documentBytes length of the PDF; 0 where there is none
 * @param message of the inbox that brought it
 */
public record ReportVersion(
        long id,
        long report,
        String accessionNumber,
        String number,
        String patientId,
        String issuer,
        ReportStatus status,
        boolean counts,
        String procedure,
        String findings,
        String impression,
        String text,
        long documentBytes,
        String author,
        String signer,
        String examinedAt,
        String reportedAt,
        long message,
        Instant takenAt) {}
