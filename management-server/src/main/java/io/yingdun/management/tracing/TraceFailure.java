package io.yingdun.management.tracing;

import org.jspecify.annotations.Nullable;

/** A trace that cannot be done; the message tells the officer why and what to do. */
class TraceFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int NO_PICTURE = -1;

    /** What programs match on. */
    enum Code {
        PICTURE_UNREADABLE,
        PICTURE_TOO_LARGE,
        PICTURES_TOO_LARGE,
        PICTURE_REMOVED,
        OUT_OF_MEMORY,
        TOO_MANY_TOKENS,
        INTERRUPTED_TWICE,
        SERVER_FAILED
    }

    private final Code code;
    private final int picture;

    TraceFailure(Code code, String message) {
        this(code, message, null);
    }

    TraceFailure(Code code, String message, @Nullable Throwable cause) {
        this(code, message, NO_PICTURE, cause);
    }

    private TraceFailure(Code code, String message, int picture, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.picture = picture;
    }

    /** The same, told of one of the trace's pictures. */
    TraceFailure at(int index) {
        return new TraceFailure(code, getMessage(), index, this);
    }

    @Nullable
    Integer picture() {
        return picture == NO_PICTURE ? null : picture;
    }

    Code code() {
        return code;
    }
}
