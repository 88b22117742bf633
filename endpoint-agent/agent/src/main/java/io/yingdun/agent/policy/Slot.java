package io.yingdun.agent.policy;

import io.yingdun.watermark.payload.Codeword;

/**
 * A codeword and when to show it, in server time.
 *
 * @param notBefore first millisecond
 * @param notAfter first millisecond after it
 */
record Slot(long notBefore, long notAfter, Codeword codeword) {

    boolean contains(long serverTime) {
        return serverTime >= notBefore && serverTime < notAfter;
    }
}
