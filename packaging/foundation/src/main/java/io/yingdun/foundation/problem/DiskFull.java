package io.yingdun.foundation.problem;

import java.io.IOException;

/** Tells a full disk from a fault of our own. ENOSPC and EDQUOT have no type in Java, only the C library's words. */
public final class DiskFull {

    private DiskFull() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException told && isToldBy(told)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this exception itself says so, whatever caused it. */
    public static boolean isToldBy(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
