package io.yingdun.agent.policy;

/** The server's assignment cannot be drawn; the message goes back to the server for a person. */
public final class InvalidAssignmentException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidAssignmentException(String message) {
        super(message);
    }

    InvalidAssignmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
