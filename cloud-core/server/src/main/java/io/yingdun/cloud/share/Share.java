package io.yingdun.cloud.share;

import io.yingdun.cloud.access.DicomObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A share as stored.
 *
 * @param giverId as {@link Giver#id}
 * @param seriesInstanceUids with a backslash between them; empty for the whole study
 * @param codeHash of token and code together; empty where none is asked for
 * @param openings how often it was opened
 */
record Share(
        String id,
        Giver.Kind giver,
        String giverId,
        String issuer,
        String studyInstanceUid,
        String seriesInstanceUids,
        Proof proof,
        String codeHash,
        boolean identity,
        boolean download,
        boolean oneTime,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        int wrongCodes,
        long openings) {

    static final String SEPARATOR = "\\";

    private static final int MOST_WRONG_CODES = 5;

    boolean isLocked() {
        return wrongCodes >= MOST_WRONG_CODES;
    }

    boolean isUsedUp() {
        return oneTime && openings > 0;
    }

    /** Empty for the whole study. */
    List<String> series() {
        return Arrays.stream(seriesInstanceUids.split("\\\\"))
                .filter(uid -> !uid.isEmpty())
                .toList();
    }

    Set<DicomObject> objects() {
        return objects(studyInstanceUid, series());
    }

    static Set<DicomObject> objects(String study, List<String> series) {
        return series.isEmpty()
                ? Set.of(new DicomObject(study, null, null))
                : series.stream().map(one -> new DicomObject(study, one, null)).collect(Collectors.toUnmodifiableSet());
    }

    Giver whose() {
        return new Giver(giver, giverId, issuer);
    }
}
