package io.yingdun.management.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A preview as stored.
 *
 * @param rows well-formed rows of the file, as JSON
 * @param plan hash of what the preview showed
 */
record AssetImport(
        String id,
        Instant createdAt,
        String createdBy,
        String rows,
        String plan,
        long added,
        long changed,
        long unchanged,
        @Nullable Instant appliedAt) {}
