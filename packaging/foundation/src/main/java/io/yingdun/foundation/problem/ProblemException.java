package io.yingdun.foundation.problem;

import java.util.List;

/** A request that is answered with an error; {@code code} is what programs match on and never changes. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** When to come again while a disk is full or a storage away, which takes somebody's hand to end. */
    public static final int PASSING_SECONDS = 30;

    /** About what a killed embedded database needs to be back. */
    private static final int DATABASE_AWAY_SECONDS = 5;

    private final String code;
    private final int status;
    private final String title;
    private final transient List<FieldProblem> errors;
    private final long retryAfterSeconds;

    public ProblemException(String code, int status, String title, String detail) {
        this(code, status, title, detail, List.of(), 0);
    }

    public ProblemException(String code, int status, String title, String detail, List<FieldProblem> errors) {
        this(code, status, title, detail, errors, 0);
    }

    private ProblemException(
            String code, int status, String title, String detail, List<FieldProblem> errors, long retryAfterSeconds) {
        super(detail);
        this.code = code;
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(
                "not-found",
                404,
                "Not found",
                "There is no such " + what + "; it may have been deleted. Load the list again.");
    }

    public static ProblemException invalid(List<FieldProblem> errors) {
        return new ProblemException(
                "invalid-input", 400, "Invalid input", "Correct the fields named in errors and send it again.", errors);
    }

    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** 429 with {@code Retry-After}. */
    public static ProblemException throttled(String code, long retryAfterSeconds) {
        return new ProblemException(
                code,
                429,
                "Too many attempts",
                "Wait " + retryAfterSeconds + " seconds before the next attempt.",
                List.of(),
                retryAfterSeconds);
    }

    /** 507: what was sent is not kept. */
    public static ProblemException diskFull() {
        return new ProblemException(
                "disk-full", 507, "Disk full", "The server's disk is nearly full; free some space, then try again.");
    }

    /** The same with {@code Retry-After}: it ends without the client's doing. */
    public ProblemException passing() {
        return new ProblemException(code, status, title, String.valueOf(getMessage()), errors, PASSING_SECONDS);
    }

    /** 503 with {@code Retry-After}: others are served first, and {@code detail} says what to do meanwhile. */
    public static ProblemException busy(String code, String detail, long retryAfterSeconds) {
        return new ProblemException(code, 503, "Busy", detail, List.of(), retryAfterSeconds);
    }

    /** 503 with {@code Retry-After}: the database is not reached, which ends without anybody's doing. */
    public static ProblemException databaseAway() {
        return new ProblemException(
                "unavailable",
                503,
                "Unavailable",
                "The database cannot be reached, so nothing is given out or kept; the server goes on by itself."
                        + " Try again in " + DATABASE_AWAY_SECONDS + " seconds.",
                List.of(),
                DATABASE_AWAY_SECONDS);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** 0 where there is nothing to wait for. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
