package io.yingdun.management.policy;

import io.yingdun.protocol.v1.PolicyAssignment;
import java.util.Set;

/** The way to agents that are connected now; the gateway implements it. */
public interface AgentLink {

    /** Ids of the endpoints that can be told something at this moment. */
    Set<String> connected();

    /** False where the endpoint has gone meanwhile: it is told when it comes back. */
    boolean push(String endpointId, PolicyAssignment assignment);
}
