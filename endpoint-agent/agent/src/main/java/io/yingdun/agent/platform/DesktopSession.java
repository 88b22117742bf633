package io.yingdun.agent.platform;

/**
 * The desktop session that the agent runs in.
 *
 * @param detail for a person, empty while the state is {@link State#USABLE}
 * @param userName who is logged in on this screen; empty where nobody is or it cannot be told
 */
public record DesktopSession(State state, String detail, String userName) {
    /** Whether an overlay can be seen. */
    public enum State {
        USABLE,
        LOCKED,
        UNSUPPORTED
    }
}
