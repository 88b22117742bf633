package io.yingdun.agent.platform;

/** There is no display to draw on now; another attempt may find one. */
public final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoDisplayException(String message) {
        super(message);
    }
}
