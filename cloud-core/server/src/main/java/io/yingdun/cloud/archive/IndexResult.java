package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * What became of an {@link IndexEntry}.
 *
 * @param known the bytes that the index has under this SOP Instance UID already; null when the entry is new, and committed
 */
public record IndexResult(@Nullable Known known) {

    static final IndexResult ADDED = new IndexResult(null);

    /**
     * Bytes that the index names.
     *
     * @param sha256 lower-case hexadecimal, or null where they were never hashed
     */
    public record Known(
            Location location, long size, @Nullable String sha256) {}

    public boolean added() {
        return known == null;
    }
}
