package io.yingdun.agent.link;

import io.yingdun.protocol.v1.Refusal;
import java.time.Duration;

/** The server's refusal. An agent never answers one with a new enrolment: that would make a second record of itself. */
record Refused(Refusal.Code code, String message, int retryAfterSeconds) {

    static Refused of(Refusal refusal) {
        int seconds = refusal.getRetryAfterSeconds();
        // An unsigned field: absurdly long waits come out negative and become the longest.
        return new Refused(
                refusal.getCode(),
                refusal.getCode() + ": " + refusal.getMessage(),
                seconds < 0 ? Integer.MAX_VALUE : seconds);
    }

    /** Zero says so, except for a busy server, which no person needs to help. */
    boolean waitsForAPerson() {
        return retryAfterSeconds == 0 && code != Refusal.Code.RATE_LIMITED;
    }

    /** At least what the server asked for; the backoff's jitter on top keeps agents apart. */
    Duration retryAfter(Backoff backoff) {
        return Duration.ofSeconds(retryAfterSeconds).plus(backoff.next());
    }
}
