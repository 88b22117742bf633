package io.yingdun.management.policy;

import java.time.Instant;

/** A policy as it is kept. */
record StoredPolicy(
        String id, int version, int priority, boolean isDefault, Instant savedAt, String savedBy, PolicyDraft draft) {}
