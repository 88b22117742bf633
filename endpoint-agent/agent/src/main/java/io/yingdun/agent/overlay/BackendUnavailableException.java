package io.yingdun.agent.overlay;

/** This backend cannot work on this machine, for instance because its native library does not load. */
final class BackendUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
