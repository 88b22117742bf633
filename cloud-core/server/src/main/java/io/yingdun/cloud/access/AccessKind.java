package io.yingdun.cloud.access;

/** What was done with patients' data, as the audit log's {@code action} names it. */
public enum AccessKind {
    /** QIDO-RS, C-FIND: a list of patients, studies, series or instances. */
    SEARCH("data.searched"),
    /** What administrators see of patients: conflicts, corrections, whom an ID belongs to, names of files. */
    ADMINISTRATION("data.administration-read"),
    /** Data sets without pixels. */
    METADATA("data.metadata-read"),
    /** Pixels as stored, and other bulk data. */
    FRAMES("data.frames-read"),
    /** Pictures made from pixels: rendered, thumbnails. */
    RENDERED("data.rendered"),
    /** Whole instances: WADO-RS, WADO-URI, C-MOVE, C-GET. */
    INSTANCES("data.instances-read"),
    /** Reports that lie beside a PACS's images. */
    REPORT("data.report-read"),
    /** A report in everyday words. */
    EXPLANATION("data.explanation-read"),
    /** How far an examination's report is, and nothing else. */
    STATUS("data.status-read"),
    /** Who has seen a study. */
    VIEWINGS("data.viewings-read"),
    /** Instances taken in. */
    STORE("data.stored"),
    /** Asked for something that is not the caller's to see. */
    REFUSED("data.refused");

    private final String action;

    AccessKind(String action) {
        this.action = action;
    }

    public String action() {
        return action;
    }
}
