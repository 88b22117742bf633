package io.yingdun.uploader.transfer;

import java.io.IOException;
import java.time.Duration;

/** The server answered with an error (RFC 9457). */
public final class ServerAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final Duration retryAfter;

    ServerAnswerException(int status, String code, String detail, Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Stable name of the problem, or empty where something else than the server answered. */
    public String code() {
        return code;
    }

    /** Zero where the server names no time. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The key is not known, has been revoked, or may not store. */
    public boolean keyRefused() {
        return status == 401 || status == 403;
    }

    /** Nothing at this address takes uploads. */
    public boolean notACloud() {
        return status == 404 || status == 405;
    }

    /** About the file and final; sending it again would be answered alike. */
    public boolean fileRefused() {
        return status == 400 || status == 413 || status == 415;
    }

    /** About the server's condition, which passes: too busy, full, out of service. */
    public boolean serverBusy() {
        return status == 429 || status == 502 || status == 503 || status == 504 || status == 507;
    }
}
