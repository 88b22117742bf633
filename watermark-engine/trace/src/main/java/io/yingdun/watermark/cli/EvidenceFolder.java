package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.trace.Attributed;
import io.yingdun.watermark.trace.Display;
import io.yingdun.watermark.trace.EvidenceMap;
import io.yingdun.watermark.trace.EvidencePictures;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.RunnerUp;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that verdicts stand on, a folder each: {@code evidence.json}, the picture with the marked areas framed, the
 * evidence map over it, the screen straightened. Names the pictures by their SHA-256 and does not contain them.
 */
final class EvidenceFolder {
    private static final String FORMAT = "yingdun-watermark-evidence/1";

    private final Path folder;
    private final Basis basis;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private int verdicts;

    /**
     * What is the same for all pictures of a run.
     *
     * @param keyFingerprint names the key and tells nothing of it
     * @param population tokens among which was searched
     * @param tokensSha256 of the file that lists them; null where there is none
     */
    record Basis(
            String engineVersion,
            String keyFingerprint,
            long population,
            @Nullable String tokensSha256,
            double threshold,
            String bound) {
        static Basis of(String keyFingerprint, long population, @Nullable Path tokens) throws IOException {
            return new Basis(
                    Tracer.version(),
                    keyFingerprint,
                    population,
                    tokens == null ? null : Sha256.of(tokens),
                    Tracer.THRESHOLD,
                    "probability <= " + Tracer.BOUND + " (" + Tracer.BOUND_HOLDS + ")");
        }
    }

    /**
     * A file that was traced, and what was known about it.
     *
     * @param sha256 from before the trace
     * @param corners four pairs, or null
     */
    record Traced(String file, String sha256, @Nullable List<List<Double>> corners, List<Display> displays) {
        static Traced of(Path file, String sha256, TraceHints hints) {
            return new Traced(file.toString(), sha256, TraceLine.corners(hints.corners()), hints.displays());
        }
    }

    private record EvidenceFile(String name, String sha256) {}

    /** @param picture index of the one that the verdict is told in */
    private record Evidence(
            String format,
            Instant tracedAt,
            TraceLine trace,
            List<Traced> pictures,
            int picture,
            int charge,
            double statisticNeeded,
            @Nullable RunnerUpLine runnerUp,
            @Nullable EvidenceMap evidenceMap,
            Basis basis,
            List<EvidenceFile> files) {}

    private record RunnerUpLine(String token, double statistic) {}

    private EvidenceFolder(Path folder, Basis basis) {
        this.folder = folder;
        this.basis = basis;
    }

    /** A new folder, or an empty one: evidence of two runs is not mixed. */
    static EvidenceFolder at(Path folder, Basis basis) throws InputException, IOException {
        Files.createDirectories(folder);
        try (Stream<Path> present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new InputException(folder + " is not empty; take another folder for this evidence");
            }
        }
        return new EvidenceFolder(folder, basis);
    }

    /** Written whole or not at all. */
    void write(TraceLine line, List<Traced> pictures, Path file, int picture, TraceVerdict verdict, int pictureWidth)
            throws IOException, PictureException {
        Path whole = folder.resolve(Integer.toString(++verdicts));
        Path part = Files.createDirectory(folder.resolve(verdicts + ".part"));
        List<EvidenceFile> files = new ArrayList<>();
        EvidenceMap map = verdict instanceof Attributed attributed ? attributed.evidence() : null;
        EvidencePictures seen = seen(file, verdict.matches(), map, pictureWidth);
        put(files, part, "picture.png", seen.overview());
        put(files, part, "evidence-map.png", seen.map());
        put(files, part, "rectified.png", seen.rectified());
        Evidence evidence = new Evidence(
                FORMAT,
                Instant.now(),
                line,
                pictures,
                picture,
                verdict.charge(),
                Tracer.statisticNeeded(basis.population(), verdict.charge()),
                runnerUp(verdict),
                map,
                basis,
                files);
        Files.write(part.resolve("evidence.json"), json.writeValueAsBytes(evidence));
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static @Nullable RunnerUpLine runnerUp(TraceVerdict verdict) {
        RunnerUp second = verdict instanceof Attributed attributed ? attributed.runnerUp() : null;
        return second == null ? null : new RunnerUpLine(second.token().toString(), second.statistic());
    }

    private static EvidencePictures seen(Path file, List<Match> matches, @Nullable EvidenceMap map, int pictureWidth)
            throws PictureException {
        List<@Nullable Quadrilateral> corners =
                matches.stream().map(Match::corners).toList();
        return EvidencePictures.of(file, corners, map, pictureWidth);
    }

    private static void put(List<EvidenceFile> files, Path part, String name, @Nullable BufferedImage image)
            throws IOException {
        if (image != null) {
            PngFile.write(image, part.resolve(name));
            files.add(new EvidenceFile(name, Sha256.of(part.resolve(name))));
        }
    }
}
