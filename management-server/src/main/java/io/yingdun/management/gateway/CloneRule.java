package io.yingdun.management.gateway;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a second connection with the same key means. The nonce is made anew by each agent process and never stored, so a
 * copy of an endpoint's files cannot know it.
 */
enum CloneRule {
    /** Nobody is there. */
    ALONE,
    /** The same process has come back before its old connection was noticed to be dead. */
    SAME_PROCESS,
    /** Another process: a restarted agent, if the old connection is dead; a clone, if it lives. */
    ASK_THE_OLD_ONE;

    static CloneRule of(@Nullable ByteString oldNonce, ByteString newNonce) {
        if (oldNonce == null) {
            return ALONE;
        }
        return oldNonce.equals(newNonce) ? SAME_PROCESS : ASK_THE_OLD_ONE;
    }
}
