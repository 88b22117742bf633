package io.yingdun.uploader.transfer;

import org.jspecify.annotations.Nullable;

/**
 * What the server has of a file.
 *
 * @param offset bytes that it holds from the beginning on; the whole size once the file was judged
 * @param reason of a refusal or conflict
 * @param sopInstanceUid of a file that it has
 */
public record Standing(
        String sha256,
        State state,
        long offset,
        @Nullable String reason,
        @Nullable String sopInstanceUid) {

    /** In JSON in lower case. */
    public enum State {
        ABSENT,
        PARTIAL,
        STORED,
        DUPLICATE,
        CONFLICT,
        REFUSED
    }

    /** The whole file arrived and the server has decided. */
    public boolean judged() {
        return state != State.ABSENT && state != State.PARTIAL;
    }
}
