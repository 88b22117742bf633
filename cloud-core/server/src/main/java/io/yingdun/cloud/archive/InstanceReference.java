package io.yingdun.cloud.archive;

/** The UIDs by which everybody names an instance. */
public record InstanceReference(
        String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid, String sopClassUid) {}
