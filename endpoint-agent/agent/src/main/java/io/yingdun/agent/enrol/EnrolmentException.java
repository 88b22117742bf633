package io.yingdun.agent.enrol;

/** Enrolment did not succeed; the message is for the person who typed the code. */
public final class EnrolmentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean worthRepeating;

    EnrolmentException(String message, boolean worthRepeating, Throwable cause) {
        super(message, cause);
        this.worthRepeating = worthRepeating;
    }

    EnrolmentException(String message, boolean worthRepeating) {
        super(message);
        this.worthRepeating = worthRepeating;
    }

    /** Whether the same code may succeed later (no network, server busy) without a person's help. */
    public boolean worthRepeating() {
        return worthRepeating;
    }
}
