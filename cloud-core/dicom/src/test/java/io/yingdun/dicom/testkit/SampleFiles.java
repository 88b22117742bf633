package io.yingdun.dicom.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public sample files that the tests read when they are there: in the folder named by the system property
 * {@code dicom.samples} or the environment variable {@code DICOM_SAMPLES}, else in {@code ../shared/dicom} beside the
 * checkout. They are too large to live in it.
 */
public final class SampleFiles {

    private static final List<String> NOT_DICOM = List.of(".md", ".tsv", ".txt", ".dump", ".icc", ".gz", "README");

    private SampleFiles() {}

    /** The folder; the test is skipped, and says why, when there is none. */
    public static Path folder() {
        Optional<Path> folder = find();
        assumeTrue(folder.isPresent(), "SKIPPED: no DICOM sample files; set -Ddicom.samples=FOLDER or DICOM_SAMPLES");
        return folder.orElseThrow();
    }

    public static Path file(String name) {
        return folder().resolve(name);
    }

    /** Every file that claims to be DICOM, in the order of their names. */
    public static List<Path> all() {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> NOT_DICOM.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        String named = System.getProperty("dicom.samples", System.getenv().getOrDefault("DICOM_SAMPLES", ""));
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path beside = up.resolve("shared/dicom");
            if (Files.isRegularFile(beside.resolve("INDEX.md"))) {
                return Optional.of(beside);
            }
        }
        return Optional.empty();
    }
}
