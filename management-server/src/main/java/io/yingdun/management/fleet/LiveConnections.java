package io.yingdun.management.fleet;

/** What fleet asks of the gateway, which implements it. */
public interface LiveConnections {

    /** Ends the connection of an endpoint that was quarantined, if it has one, with the reason on its way. */
    void refuseQuarantined(String endpointId);

    /** The same for one that was retired. */
    void refuseRetired(String endpointId);
}
