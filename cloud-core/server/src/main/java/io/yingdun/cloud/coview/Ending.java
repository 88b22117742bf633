package io.yingdun.cloud.coview;

import org.springframework.web.socket.CloseStatus;

/** Why a connection is closed: codes of RFC 6455 §7.4 where there is one, else of its private range. */
enum Ending {
    SESSION_OVER(4001, "session over"),
    FULL(4002, "session full"),
    ELSEWHERE(4003, "joined again elsewhere"),
    TOO_MANY_MESSAGES(4004, "too many messages"),
    UNREADABLE(4005, "message not understood"),
    STATE_FULL(4006, "too much is shared"),
    SILENT(4007, "nothing heard"),
    TOO_SLOW(4008, "messages not taken in time"),
    UNAVAILABLE(1013, "try again later");

    private final CloseStatus status;

    Ending(int code, String reason) {
        this.status = new CloseStatus(code, reason);
    }

    CloseStatus status() {
        return status;
    }
}
