package io.yingdun.management.fleet;

import org.jspecify.annotations.Nullable;

/** A machine that enrols; {@code fingerprint} is its own statement in hex, by which it is known again. */
public record Enrolment(
        String host,
        String os,
        String osVersion,
        String architecture,
        String agentVersion,
        String fingerprint,
        String address,
        @Nullable String groupId) {}
