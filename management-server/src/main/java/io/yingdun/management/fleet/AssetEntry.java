package io.yingdun.management.fleet;

import org.jspecify.annotations.Nullable;

/** One machine of the asset list; {@code group} is a group's name. */
public record AssetEntry(
        String assetNumber,
        String host,
        String name,
        @Nullable String department,
        @Nullable String user,
        @Nullable String group) {}
