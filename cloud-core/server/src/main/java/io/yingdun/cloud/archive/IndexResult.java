package io.yingdun.cloud.archive;

/** What became of an {@link IndexEntry}. */
public enum IndexResult {
    /** New, and committed. */
    ADDED,
    /** The same instance with the same bytes is there already; nothing changed. */
    SAME_BYTES,
    /** An instance of that UID with other bytes is there, and stays. */
    OTHER_BYTES
}
