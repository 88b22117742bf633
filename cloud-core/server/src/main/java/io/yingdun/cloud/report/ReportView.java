package io.yingdun.cloud.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report beside its study, as readers are given it.
 *
 * @param id of the version, which its document is asked for by
 * @param document whether there is a PDF
 * @param receivedAt null for those who must not learn when
 */
public record ReportView(
        long id,
        ReportStatus status,
        String number,
        String procedure,
        String findings,
        String impression,
        String text,
        boolean document,
        String author,
        String signer,
        String examinedAt,
        String reportedAt,
        @Nullable Instant receivedAt) {

    public static ReportView of(ReportVersion version) {
        return new ReportView(
                version.id(),
                version.status(),
                version.number(),
                version.procedure(),
                version.findings(),
                version.impression(),
                version.text(),
                version.documentBytes() > 0,
                version.author(),
                version.signer(),
                version.examinedAt(),
                version.reportedAt(),
                version.takenAt());
    }
}
