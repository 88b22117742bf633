package io.yingdun.management.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits and times of the agent gateway.
 *
 * @param heartbeat how often an agent reports
 * @param silence without a byte for this long a connection is ended
 * @param ping time that an old connection has to show that it lives, when its key arrives a second time
 * @param handshake time for TLS and as much again for the first message
 * @param maxHandshakes so many at once; further connections wait in the kernel, so that the first ones end in time
 * @param maxConnectionsPerAddress many endpoints may stand behind one address
 */
@ConfigurationProperties("yingdun.gateway")
public record GatewaySettings(
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("25s") Duration silence,
        @DefaultValue("5s") Duration ping,
        @DefaultValue("15s") Duration handshake,
        @DefaultValue("256") int maxHandshakes,
        @DefaultValue("20000") int maxConnections,
        @DefaultValue("5000") int maxConnectionsPerAddress) {}
