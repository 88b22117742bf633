package io.yingdun.watermark.cli;

/** A file that was named cannot be used; the message says which, why and what to do. */
final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
