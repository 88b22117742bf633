package io.yingdun.dicom.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The public sample files that the tests read when they are there: in the folder named by the system property
 * {@code dicom.samples} or the environment variable {@code DICOM_SAMPLES}, else in {@code ../shared/dicom} beside the
 * checkout. They are too large to live in it.
 */
public final class SampleFiles {

    private static final List<String> NOT_DICOM = List.of(".md", ".tsv", ".txt", ".dump", ".icc", ".gz", "README");

    private static final long LARGEST = 4 << 20;
    private static final List<Integer> UIDS =
            List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.SeriesInstanceUID, Tag.StudyInstanceUID);

    /** Empty until it is asked for. */
    private static Map<String, Path> oneOfEach = Map.of();

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

    /**
     * A whole image with an identity in each transfer syntax that there is one of; no two have the same SOP instance UID.
     * Where no file has an identity of its own, it is a copy that was given one. All are looked through once in a JVM.
     *
     * @return by the UID of the transfer syntax
     */
    public static synchronized Map<String, Path> oneOfEachTransferSyntax() throws IOException {
        if (oneOfEach.isEmpty()) {
            oneOfEach = Collections.unmodifiableMap(choose());
        }
        return oneOfEach;
    }

    private static Map<String, Path> choose() throws IOException {
        Map<String, List<Image>> images = images();
        Map<String, Path> samples = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        // One picture comes in several codings under one UID: who has the least choice chooses first.
        List<String> leastChoiceFirst = images.keySet().stream()
                .sorted(Comparator.comparingInt(syntax -> images.get(syntax).size()))
                .toList();
        for (String syntax : leastChoiceFirst) {
            Optional<Image> own = images.get(syntax).stream()
                    .filter(image -> image.hasIdentity() && !taken.contains(image.sopInstanceUID()))
                    .findFirst();
            own.ifPresent(image -> taken.add(image.sopInstanceUID()));
            samples.put(
                    syntax,
                    own.isPresent()
                            ? own.get().file()
                            : withNewIdentity(images.get(syntax).get(0).file()));
        }
        return samples;
    }

    private record Image(Path file, DataSet dataSet) {

        boolean hasIdentity() {
            return UIDS.stream().noneMatch(uid -> dataSet.string(uid).orElse("").isEmpty());
        }

        String sopInstanceUID() {
            return dataSet.string(Tag.SOPInstanceUID).orElseThrow();
        }
    }

    /** Files that are whole and not too large, by the UID of their transfer syntax, in the order of their names. */
    private static Map<String, List<Image>> images() throws IOException {
        Map<String, List<Image>> images = new TreeMap<>();
        for (Path file : all()) {
            if (Files.size(file) > LARGEST) {
                continue;
            }
            DicomFile header = new DicomFileReader(ReadLimits.DEFAULT).salvage(file, LoadPolicy.HEADER);
            if (header.preamble() != null
                    && header.brokenBy().isEmpty()
                    && header.dataSet().contains(Tag.PixelData)) {
                images.computeIfAbsent(header.transferSyntax().uid(), syntax -> new ArrayList<>())
                        .add(new Image(file, header.dataSet()));
            }
        }
        return images;
    }

    /** The same UIDs for the same file, so that it may be stored again and again. */
    private static Path withNewIdentity(Path file) throws IOException {
        DicomFile read = new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.ALL);
        String sopClass = read.dataSet().string(Tag.SOPClassUID).orElse(UID.SecondaryCaptureImageStorage);
        String name = folder().relativize(file).toString();
        read.dataSet().put(ElementFactory.text(Tag.SOPClassUID, sopClass));
        for (int tag : List.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID)) {
            read.dataSet().put(ElementFactory.text(tag, uid(name + tag)));
        }
        Path copy = Files.createTempDirectory("sample").resolve(file.getFileName());
        try (OutputStream out = Files.newOutputStream(copy)) {
            new DicomFileWriter(out, BulkSource.none())
                    .write(
                            FileMetaInformation.of(
                                    sopClass,
                                    read.dataSet().string(Tag.SOPInstanceUID).orElseThrow(),
                                    read.transferSyntax()),
                            read.dataSet(),
                            read.transferSyntax());
        }
        copy.toFile().deleteOnExit();
        copy.getParent().toFile().deleteOnExit();
        return copy;
    }

    /** Derived from a UUID (PS3.5 B.2), which is derived from the name. */
    private static String uid(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    /** The bytes of its data set, as they travel: a deflated one is padded to an even length on its way (PS3.5 A.5). */
    public static byte[] dataSetAsSent(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int from = (int) new DicomFileReader(ReadLimits.DEFAULT)
                .read(file, LoadPolicy.HEADER)
                .dataSetOffset();
        return Arrays.copyOfRange(all, from, all.length + (all.length - from) % 2);
    }

    /** The stored values of its first frame. */
    public static int[] pixels(Path file) throws IOException {
        return FrameReader.open(file, ReadLimits.DEFAULT).read(1).values();
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
