package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sender said about the object before it came: a study in STOW-RS's path, SOP Class and Instance UID in a
 * C-STORE-RQ. Null, or no class, where nothing was said.
 *
 * @param sopClassUids it is of one of them
 * @param withoutPixels whether it may hold none, whatever class it says that it is of
 */
public record Expectation(
        @Nullable String studyInstanceUid,
        Set<String> sopClassUids,
        @Nullable String sopInstanceUid,
        boolean withoutPixels) {

    public static final Expectation NONE = new Expectation(null, Set.of(), null, false);

    public static Expectation ofStudy(String studyInstanceUid) {
        return new Expectation(studyInstanceUid, Set.of(), null, false);
    }

    boolean isMetBy(InstanceHeader header) {
        InstanceReference instance = header.reference();
        return !(withoutPixels && header.hasPixels())
                && isMet(studyInstanceUid, instance.studyInstanceUid())
                && (sopClassUids.isEmpty() || sopClassUids.contains(instance.sopClassUid()))
                && isMet(sopInstanceUid, instance.sopInstanceUid());
    }

    private static boolean isMet(@Nullable String expected, String found) {
        return expected == null || expected.equals(found);
    }
}
