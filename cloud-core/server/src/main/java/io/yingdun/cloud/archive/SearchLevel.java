package io.yingdun.cloud.archive;

/** What is searched for. */
public enum SearchLevel {
    /** With the attributes of the patient. */
    STUDY,
    SERIES,
    INSTANCE
}
