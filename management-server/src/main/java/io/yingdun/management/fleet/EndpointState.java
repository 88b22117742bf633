package io.yingdun.management.fleet;

/** The five states of an endpoint. */
public enum EndpointState {
    /** Connected, or gone for less than the grace that a reconnect gets. */
    ONLINE,
    /** Said goodbye. */
    OFFLINE,
    /** Vanished without a goodbye. */
    ABNORMALLY_OFFLINE,
    /** Said goodbye because it was removed. */
    UNINSTALLED,
    /** On the asset list or enrolled, never connected. */
    NOT_INSTALLED
}
