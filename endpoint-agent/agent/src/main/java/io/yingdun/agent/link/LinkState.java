package io.yingdun.agent.link;

/** Where the connection stands. */
public enum LinkState {
    CONNECTING,
    ONLINE,
    /** Waiting to try again. */
    OFFLINE,
    /** The server refused; waiting as long as it said, or for a person. */
    REFUSED,
    STOPPED
}
