package io.yingdun.management.fleet;

import org.jspecify.annotations.Nullable;

/** What a policy's targets are compared with. */
public record PolicyTarget(String id, String name, @Nullable String groupId) {}
