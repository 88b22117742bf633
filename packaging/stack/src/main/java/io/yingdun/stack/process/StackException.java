package io.yingdun.stack.process;

/** Something could not be started or did not come up in time; the message says what, and where its log is. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
