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
     * @param fileChanged see {@link IndexEntry}
     * @param source who sent them, as {@code ingest} noted it
     */
    public record Known(
            Location location,
            long size,
            @Nullable String sha256,
            @Nullable Long fileChanged,
            String source) {

        static Known of(IndexEntry entry) {
            return new Known(entry.location(), entry.size(), entry.hash(), entry.fileChanged(), entry.source());
        }

        /** True when neither size nor time of the same file have changed since. */
        public boolean isAsIn(IndexEntry entry) {
            return location.equals(entry.location())
                    && size == entry.size()
                    && fileChanged != null
                    && fileChanged.equals(entry.fileChanged());
        }
    }

    public boolean added() {
        return known == null;
    }
}
