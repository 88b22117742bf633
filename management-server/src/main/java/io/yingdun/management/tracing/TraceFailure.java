package io.yingdun.management.tracing;

/** A trace that cannot be done; the message tells the officer why and what to do. */
class TraceFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What programs match on. */
    enum Code {
        PICTURE_UNREADABLE,
        PICTURE_TOO_LARGE,
        PICTURE_REMOVED,
        OUT_OF_MEMORY,
        INTERRUPTED_TWICE,
        SERVER_FAILED
    }

    private final Code code;

    TraceFailure(Code code, String message) {
        super(message);
        this.code = code;
    }

    TraceFailure(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
