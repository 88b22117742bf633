package io.yingdun.uploader.queue;

/** Where a file stands. The names are those of the command's output. */
public enum UploadState {
    /** To be sent; {@code reason} says why it has not been yet, when there was an attempt. */
    WAITING(false, false),
    /** The server has it, durably. */
    STORED(true, false),
    /** The server had the same bytes before. */
    DUPLICATE(true, false),
    /** The server has other bytes under this SOP Instance UID. */
    CONFLICT(true, true),
    /** The server does not take it. */
    REFUSED(true, true),
    /** It was deleted or cannot be read any more; it has not been sent. */
    VANISHED(true, true),
    /** Not DICOM; lies beside the images. */
    SKIPPED(true, false);

    private final boolean settled;
    private final boolean needsAttention;

    UploadState(boolean settled, boolean needsAttention) {
        this.settled = settled;
        this.needsAttention = needsAttention;
    }

    /** Nothing more will be tried. */
    public boolean settled() {
        return settled;
    }

    /** Somebody should look at it: the server does not have this file. */
    public boolean needsAttention() {
        return needsAttention;
    }

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
