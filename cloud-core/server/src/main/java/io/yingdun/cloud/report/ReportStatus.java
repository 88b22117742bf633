package io.yingdun.cloud.report;

/** How far a report has come. */
public enum ReportStatus {
    /** Written, not verified. */
    PRELIMINARY,
    /** Verified. */
    FINAL,
    /** Verified again after a change. */
    CORRECTED,
    /** Taken back. */
    CANCELLED;

    /** Whether patients may read it. */
    public boolean isReleased() {
        return this == FINAL || this == CORRECTED;
    }
}
