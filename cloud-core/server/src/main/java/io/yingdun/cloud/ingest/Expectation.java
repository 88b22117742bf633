package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.InstanceReference;
import org.jspecify.annotations.Nullable;

/**
 * What the sender said about the object before it came: a study in STOW-RS's path, SOP Class and Instance UID in a
 * C-STORE-RQ. Null where nothing was said.
 */
public record Expectation(
        @Nullable String studyInstanceUid,
        @Nullable String sopClassUid,
        @Nullable String sopInstanceUid) {

    public static final Expectation NONE = new Expectation(null, null, null);

    public static Expectation ofStudy(String studyInstanceUid) {
        return new Expectation(studyInstanceUid, null, null);
    }

    boolean isMetBy(InstanceReference instance) {
        return isMet(studyInstanceUid, instance.studyInstanceUid())
                && isMet(sopClassUid, instance.sopClassUid())
                && isMet(sopInstanceUid, instance.sopInstanceUid());
    }

    private static boolean isMet(@Nullable String expected, String found) {
        return expected == null || expected.equals(found);
    }
}
