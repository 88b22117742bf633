package io.yingdun.management.tracing;

import io.yingdun.management.portal.Showing;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.trace.Display;
import io.yingdun.watermark.trace.EvidenceMap;
import io.yingdun.watermark.trace.EvidencePictures;
import java.nio.file.Path;
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
     * @param charge of the highest statistic for the geometries tried; null in outcomes of versions that did not keep it
     * @param earlierTraces of this picture, or one of these pictures, each charged for in the probability as this one is;
     *     null in outcomes of versions that did not count them
     * @param displays that the fleet had reported, whose sizes were tried first; null in outcomes of versions that did not
     *     ask
     * @param keyFingerprint names the watermark key and tells nothing of it
     */
    record Basis(
            int geometriesTested,
            double highestStatistic,
            double threshold,
            @Nullable Integer charge,
            @Nullable Integer earlierTraces,
            @Nullable List<Display> displays,
            String engineVersion,
            String keyFingerprint) {

        /** For how many an outcome was charged; none where it is of a version that did not. */
        static int earlierTraces(@Nullable Basis basis) {
            Integer told = basis == null ? null : basis.earlierTraces();
            return told == null ? 0 : told;
        }

        /** The displays whose sizes were tried first. */
        static List<Display> displays(@Nullable Basis basis) {
            List<Display> told = basis == null ? null : basis.displays();
            return told == null ? List.of() : told;
        }

        /** Whether both tried the same geometries in the same picture: an engine of another version may try others. */
        static boolean trySame(@Nullable Basis a, @Nullable Basis b) {
            return a != null
                    && b != null
                    && a.engineVersion.equals(b.engineVersion)
                    && a.keyFingerprint.equals(b.keyFingerprint)
                    && displays(a).equals(displays(b));
        }

        Basis withEarlierTraces(int earlier) {
            return new Basis(
                    geometriesTested,
                    highestStatistic,
                    threshold,
                    charge,
                    earlier,
                    displays,
                    engineVersion,
                    keyFingerprint);
        }
    }

    /**
     * A token found, and whom it was issued to.
     *
     * @param endpointId null of a page of the imaging cloud
     * @param endpointName of a page, who looked at it as the cloud's audit log has them; empty where it was not reported yet
     * @param showing of a page that was reported
     * @param corners of the marked area in pixels of the picture, clockwise from the screen's top left
     */
    record NamedEndpoint(
            @Nullable String endpointId,
            String endpointName,
            String user,
            Instant notBefore,
            Instant notAfter,
            double falseAccusationProbability,
            double statistic,
            @Nullable List<List<Double>> corners,
            @Nullable Showing showing) {

        NamedEndpoint withProbability(double probability) {
            return new NamedEndpoint(
                    endpointId, endpointName, user, notBefore, notAfter, probability, statistic, corners, showing);
        }

        /** What is the same in another time slot. */
        String holder() {
            return endpointId == null ? "page of " + endpointName : endpointId;
        }

        NamedRunnerUp asRunnerUp() {
            return new NamedRunnerUp(endpointId, endpointName, notBefore, notAfter, statistic);
        }
    }

    /**
     * The best of the tokens not named: how far chance alone reached. It may be another time slot of an endpoint that is
     * named.
     *
     * @param endpointId null of a page, and in outcomes of versions that did not keep it, like the slot
     */
    record NamedRunnerUp(
            @Nullable String endpointId,
            String endpointName,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            double statistic) {

        boolean isOf(NamedEndpoint match) {
            return endpointId == null
                    ? match.endpointId() == null && endpointName.equals(match.endpointName())
                    : endpointId.equals(match.endpointId());
        }
    }

    /** What there is to see of it in the file of its picture. */
    EvidencePictures pictures(Path file, @Nullable EvidenceMap evidence) throws PictureException {
        List<@Nullable Quadrilateral> corners = matches.stream()
                .map(match -> ScreenCorners.quadrilateral(match.corners()))
                .toList();
        return EvidencePictures.of(file, corners, evidence, pictureWidth);
    }

    TraceOutcome {
        advice = List.copyOf(advice);
        matches = List.copyOf(matches);
    }
}
