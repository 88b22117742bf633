package io.yingdun.cloud.mark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token on somebody's screen.
 *
 * @param callerId of the account, link or session
 * @param caller as the audit log names them
 * @param visitor the browser, as the hash of its cookie
 * @param study null on pages of no one study
 */
record Showing(
        String id,
        String token,
        byte[] codeword,
        String kind,
        String callerId,
        String caller,
        String visitor,
        @Nullable String study,
        Page page,
        String address,
        Instant begunAt,
        Instant endsAt,
        @Nullable Instant removedAt) {

    /** On what it is shown. */
    enum Page {
        VIEWER,
        PATIENT,
        DOCTOR
    }

    /** Without what is only for drawing and finding it here. */
    @Override
    public String toString() {
        return "Showing[" + id + ']';
    }
}
