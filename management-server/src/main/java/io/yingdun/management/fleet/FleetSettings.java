package io.yingdun.management.fleet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an endpoint may be gone before it counts as vanished. With the gateway's 25 s of silence: at most 31 s after
 * the last heartbeat, 6 s after a connection that was cut.
 *
 * @param reconnectGrace after a connection ended without a goodbye
 * @param restartGrace for endpoints that were online when the server stopped
 */
@ConfigurationProperties("yingdun.fleet")
public record FleetSettings(
        @DefaultValue("5s") Duration reconnectGrace,
        @DefaultValue("35s") Duration restartGrace) {}
