package io.yingdun.management.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a connection may use an endpoint's key.
 *
 * @param keysValidFrom certificates issued before are refused
 * @param machineFingerprint hex, of the first connection after enrolment; null before it
 */
public record EndpointStanding(
        String id,
        String name,
        EndpointState state,
        boolean quarantined,
        boolean retired,
        @Nullable Instant keysValidFrom,
        @Nullable String machineFingerprint) {}
