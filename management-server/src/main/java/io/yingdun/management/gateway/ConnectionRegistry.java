package io.yingdun.management.gateway;

import io.yingdun.management.fleet.LiveConnections;
import io.yingdun.management.policy.AgentLink;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is connected: at most one connection an endpoint. */
@Component
class ConnectionRegistry implements AgentLink, LiveConnections {

    private final Map<String, AgentConnection> connections = new ConcurrentHashMap<>();

    @Nullable
    AgentConnection of(String endpointId) {
        return connections.get(endpointId);
    }

    /** The one before it is closed: it is silent, or belongs to the same process. */
    void enter(AgentConnection connection) {
        AgentConnection old = connections.put(connection.endpointId(), connection);
        if (old != null && old != connection) {
            old.close();
        }
    }

    /** True when this was the endpoint's connection, false when another has taken its place. */
    boolean leave(AgentConnection connection) {
        return connections.remove(connection.endpointId(), connection);
    }

    List<AgentConnection> all() {
        return List.copyOf(connections.values());
    }

    @Override
    public Set<String> connected() {
        return Set.copyOf(connections.keySet());
    }

    @Override
    public boolean push(String endpointId, PolicyAssignment assignment) {
        AgentConnection connection = connections.get(endpointId);
        return connection != null
                && connection.send(
                        ServerMessage.newBuilder().setPolicy(assignment).build());
    }

    @Override
    public void refuseQuarantined(String endpointId) {
        refuse(endpointId, Refusals.QUARANTINED);
    }

    @Override
    public void refuseRetired(String endpointId) {
        refuse(endpointId, Refusals.RETIRED);
    }

    private void refuse(String endpointId, Refusals reason) {
        AgentConnection connection = connections.get(endpointId);
        if (connection != null) {
            connection.refuse(reason);
        }
    }
}
