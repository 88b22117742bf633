package io.yingdun.watermark.media;

/** A picture or video that cannot be used; the message says why and what to do, and may be shown to an officer. */
public final class PictureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be used. */
    public enum Reason {
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        UNKNOWN_FORMAT,
        DAMAGED,
        UNREADABLE_FILE
    }

    private final Reason reason;

    PictureException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    PictureException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
