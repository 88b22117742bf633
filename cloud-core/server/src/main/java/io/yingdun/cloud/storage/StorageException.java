package io.yingdun.cloud.storage;

import io.yingdun.foundation.problem.DiskFull;
import java.io.IOException;

/** Why bytes could not be taken in or given back; the sender or the reader may act on the kind. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** No room above the reserve: send again when there is, which the store notices by itself. */
        FULL,
        /** The disk does not answer as it should: send again later. */
        UNAVAILABLE,
        /** The index names bytes that are not there any more. */
        MISSING
    }

    private final Kind kind;

    public StorageException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StorageException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public static StorageException of(String what, IOException cause) {
        if (cause instanceof StorageException known) {
            return known;
        }
        Kind kind = DiskFull.isToldBy(cause) ? Kind.FULL : Kind.UNAVAILABLE;
        return new StorageException(kind, what + ": " + cause.getMessage(), cause);
    }
}
