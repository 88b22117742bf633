package io.yingdun.cloud.report;

import org.jspecify.annotations.Nullable;

/**
 * What a version of a report says. Texts are empty where nothing is said; lines end with a line feed.
 *
 * @param studyInstanceUid empty where the report names its examination by the accession number only
 * @param findings 检查所见
 * @param impression 诊断意见
 * @param text what is neither findings nor impression
 * @param pdf the report as a page; null where there is none
 * @param author who wrote it, as people read names
 * @param signer who verified it
 * @param examinedAt local time as {@code YYYYMMDD[HHMM[SS]]}, as are the others
 * @param reportedAt when it became what it is
 */
public record ReportContent(
        ReportStatus status,
        String studyInstanceUid,
        String procedure,
        String findings,
        String impression,
        String text,
        byte @Nullable [] pdf,
        String author,
        String signer,
        String examinedAt,
        String reportedAt) {

    /** Whether there is anything to read. */
    public boolean says() {
        return !findings.isEmpty() || !impression.isEmpty() || !text.isEmpty() || pdf != null;
    }
}
