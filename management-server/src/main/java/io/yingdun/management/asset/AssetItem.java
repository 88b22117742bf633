package io.yingdun.management.asset;

import io.yingdun.management.fleet.AssetEntry;
import org.jspecify.annotations.Nullable;

/** One row of a preview: what the list would say after the import, and whether that is news. */
record AssetItem(
        int row,
        Change change,
        String assetNumber,
        String host,
        String name,
        @Nullable String department,
        @Nullable String user,
        @Nullable String group) {

    enum Change {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    static AssetItem of(int row, Change change, AssetEntry entry) {
        return new AssetItem(
                row,
                change,
                entry.assetNumber(),
                entry.host(),
                entry.name(),
                entry.department(),
                entry.user(),
                entry.group());
    }

    AssetEntry entry() {
        return new AssetEntry(assetNumber, host, name, department, user, group);
    }
}
