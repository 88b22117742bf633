package io.yingdun.cloud.access;

import org.jspecify.annotations.Nullable;

/**
 * A study, one of its series, or one instance of that, named by UIDs from the outside in.
 *
 * @param seriesUid null for the whole study
 * @param sopUid null for the whole series (or study)
 */
public record DicomObject(
        String studyUid,
        @Nullable String seriesUid,
        @Nullable String sopUid) {

    public DicomObject {
        if (seriesUid == null && sopUid != null) {
            throw new IllegalArgumentException("an instance is named with its series");
        }
    }

    /** Whether the other is this object or a part of it. */
    public boolean contains(DicomObject other) {
        return studyUid.equals(other.studyUid)
                && (seriesUid == null || seriesUid.equals(other.seriesUid))
                && (sopUid == null || sopUid.equals(other.sopUid));
    }

    /** {@code study/series/instance}, as far as named. */
    @Override
    public String toString() {
        return studyUid + (seriesUid == null ? "" : '/' + seriesUid) + (sopUid == null ? "" : '/' + sopUid);
    }
}
