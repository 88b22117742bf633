package io.yingdun.cloud.archive;

import java.util.EnumMap;
import java.util.Map;

/**
 * What to look for.
 *
 * @param keys all of them must match
 * @param fuzzy names match by the beginnings of their words, in any order, and without separators
 *     (PS3.18 §8.3.4.2)
 * @param limit most results to return, at least 1
 * @param offset results to pass over
 */
public record ArchiveQuery(Map<SearchKey, String> keys, boolean fuzzy, int limit, long offset) {

    public ArchiveQuery {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
        }
        Map<SearchKey, String> copy = new EnumMap<>(SearchKey.class);
        copy.putAll(keys);
        keys = java.util.Collections.unmodifiableMap(copy);
    }

    public static ArchiveQuery of(Map<SearchKey, String> keys, int limit) {
        return new ArchiveQuery(keys, false, limit, 0);
    }
}
