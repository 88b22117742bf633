package io.yingdun.management.tracing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trace that came to its end says.
 *
 * @param reason of {@code CANNOT_TELL}
 * @param advice codes of what would help, most useful first
 * @param picture index of the picture in whose pixels corners and evidence map are told; null in outcomes of versions
 *     that took one only
 * @param pictureWidth of that picture, or a frame of that video
 * @param population tokens among which was searched
 */
record TraceOutcome(
        Verdict verdict,
        @Nullable String reason,
        List<String> advice,
        List<NamedEndpoint> matches,
        @Nullable NamedRunnerUp runnerUp,
        @Nullable Integer picture,
        long population,
        double seconds,
        int pictureWidth,
        int pictureHeight,
        @Nullable Basis basis) {

    enum Verdict {
        MATCH,
        CANNOT_TELL
    }

    /**
     * By what the verdict came about; null in outcomes of versions that did not keep it.
     *
     * @param geometriesTested for a payload, each charged for in the probability
     * @param highestStatistic of any token
     * @param threshold of the false-accusation probability
     * @param keyFingerprint names the watermark key and tells nothing of it
     */
    record Basis(
            int geometriesTested,
            double highestStatistic,
            double threshold,
            String engineVersion,
            String keyFingerprint) {}

    /**
     * A token found, and whom it was issued to.
     *
     * @param corners of the marked area in pixels of the picture, clockwise from the screen's top left
     */
    record NamedEndpoint(
            String endpointId,
            String endpointName,
            String user,
            Instant notBefore,
            Instant notAfter,
            double falseAccusationProbability,
            double statistic,
            @Nullable List<List<Double>> corners) {}

    /**
     * The best of the tokens not named: how far chance alone reached. It may be another time slot of an endpoint that is
     * named.
     *
     * @param endpointId null in outcomes of versions that did not keep it, like the slot
     */
    record NamedRunnerUp(
            @Nullable String endpointId,
            String endpointName,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            double statistic) {}

    TraceOutcome {
        advice = List.copyOf(advice);
        matches = List.copyOf(matches);
    }
}
