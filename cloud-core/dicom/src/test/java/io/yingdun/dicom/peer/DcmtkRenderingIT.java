package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.rendering.DisplayImage;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.dicom.rendering.ImageRenderer;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.dicom.rendering.VoiLutFunction;
import io.yingdun.dicom.rendering.Window;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.ImageObject;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Scanner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pictures as DCMTK's, within the rounding of a grey level, wherever DCMTK decodes the file. */
class DcmtkRenderingIT {

    /** Of a series, so many pictures show as much as all. */
    private static final int EVERY = 10;

    private static final double ROUNDING = 1;

    private static final Window WINDOW = new Window(100, 350, VoiLutFunction.LINEAR);
    private static final Window SIGMOID = new Window(100, 350, VoiLutFunction.SIGMOID);

    /**
     * DCMTK stretches over padding too, shows the ones of a segmentation in half grey, and reads words of 32 bits in big
     * endian in the wrong order.
     */
    private static final List<String> KNOWN_TO_DIFFER =
            List.of("nema-ct1_jpll", "liver_1frame", "liver_expb", "rtdose_expb");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsEverySampleAsItsHeaderAsks() throws IOException, InterruptedException {
        assertThat(different(null)).isEmpty();
    }

    @Test
    void showsEverySampleThroughALinearWindow() throws IOException, InterruptedException {
        assertThat(different(WINDOW, "+Ww", "100", "350")).isEmpty();
    }

    @Test
    void showsEverySampleThroughASigmoidWindow() throws IOException, InterruptedException {
        assertThat(different(SIGMOID, "+Ww", "100", "350", "+Wfs")).isEmpty();
    }

    @Test
    void showsAVoiLutOfNegativeInput() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        int[] curve = IntStream.range(0, 1000)
                .map(i -> (int) (4095 * Math.sqrt(i / 999.0)))
                .toArray();
        ImageObject image = ImageObject.grey(40, IntStream.range(0, 1600).toArray())
                .rescale("1", "-700")
                .sequence(Tag.VOILUTSequence, ImageObject.table(Tag.LUTDescriptor, Tag.LUTData, -300, 12, curve));

        assertThat(differenceOfSynthetic(image.signed(), "+Wl", "1")).isLessThan(ROUNDING);
    }

    @Test
    void showsMonochrome1ThroughAModalityLut() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        int[] curve = IntStream.range(0, 1600).map(i -> i * i / 40).toArray();
        DataSet table = ImageObject.table(Tag.LUTDescriptor, Tag.LUTData, 0, 16, curve)
                .put(ElementFactory.text(Tag.ModalityLUTType, "US"));
        ImageObject image = ImageObject.grey(40, IntStream.range(0, 1600).toArray())
                .monochrome1()
                .sequence(Tag.ModalityLUTSequence, table)
                .window("30000", "50000");

        assertThat(differenceOfSynthetic(image, "+Wi", "1")).isLessThan(ROUNDING);
    }

    @Test
    void showsAPaletteOfSixteenBits() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        ImageObject image = ImageObject.grey(40, IntStream.range(0, 400).toArray())
                .text(Tag.PhotometricInterpretation, "PALETTE COLOR");
        for (int colour = 0; colour < 3; colour++) {
            int factor = 40 * (colour + 1);
            image.with(ElementFactory.numbers(Tag.RedPaletteColorLookupTableDescriptor + colour, VR.US, 300, 50, 16));
            image.with(ElementFactory.numbers(
                    Tag.RedPaletteColorLookupTableData + colour,
                    VR.US,
                    IntStream.range(0, 300).mapToObj(i -> i * factor).toArray(Number[]::new)));
        }

        assertThat(differenceOfSynthetic(image)).isLessThan(ROUNDING);
    }

    private List<String> different(@Nullable Window window, String... options)
            throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (Path path : samples()) {
            Optional<DicomFile> image = image(path);
            boolean skipped = image.isEmpty() || window != null && !isGrey(image.get());
            OptionalDouble difference = skipped
                    ? OptionalDouble.empty()
                    : difference(
                            path, image.get(), window, window == null ? ownOptions(image.get()) : List.of(options));
            compared += difference.isPresent() ? 1 : 0;
            boolean known = window == null && KNOWN_TO_DIFFER.stream().anyMatch(path.toString()::contains);
            if (difference.orElse(0) > ROUNDING && !known) {
                different.add(path + ": " + difference);
            }
        }
        assumeTrue(compared > 0, "SKIPPED: no sample files");
        assertThat(compared).isGreaterThan(100);
        return different;
    }

    private static List<Path> samples() {
        Map<Path, Integer> seen = new HashMap<>();
        return SampleFiles.all().stream()
                .filter(path -> !path.toString().contains("dicomdirtests"))
                .filter(path -> !Files.isRegularFile(path.resolveSibling("0001.dcm"))
                                && !Files.isRegularFile(path.resolveSibling("1-001.dcm"))
                        || seen.merge(path.getParent(), 1, Integer::sum) % EVERY == 1)
                .toList();
    }

    /** Header without the shape of its pixels, which DCMTK leaves aside; empty where there is nothing to compare. */
    private static Optional<DicomFile> image(Path path) throws IOException {
        DicomFile file = new DicomFileReader(ReadLimits.DEFAULT).salvage(path, LoadPolicy.HEADER);
        boolean comparable = file.brokenBy().isEmpty()
                && file.dataSet().contains(Tag.PixelData)
                && file.dataSet().contains(Tag.Rows)
                && file.transferSyntax().compression() != Compression.JPEG_2000;
        file.dataSet().remove(Tag.PixelSpacing);
        file.dataSet().remove(Tag.ImagerPixelSpacing);
        file.dataSet().remove(Tag.PixelAspectRatio);
        return comparable ? Optional.of(file) : Optional.empty();
    }

    private static boolean isGrey(DicomFile file) {
        return file.dataSet()
                .string(Tag.PhotometricInterpretation)
                .filter(term -> term.startsWith("MONOCHROME"))
                .isPresent();
    }

    /** How DCMTK is told to do what a picture without further request shows. */
    private static List<String> ownOptions(DicomFile file) {
        if (!isGrey(file)) {
            return List.of();
        }
        boolean deep = file.dataSet().integer(Tag.BitsStored).orElse(0) > 8;
        boolean windowed = file.dataSet().contains(Tag.WindowCenter);
        return windowed ? List.of("+Wi", "1") : List.of(deep ? "+Wm" : "-W");
    }

    private double differenceOfSynthetic(ImageObject image, String... options)
            throws IOException, InterruptedException {
        Path path = Files.write(folder.resolve("synthetic.dcm"), image.file());
        return difference(path, image(path).orElseThrow(), null, List.of(options))
                .orElseThrow();
    }

    /** Mean over all samples of the last frame, in grey levels; empty where DCMTK makes no picture. */
    private OptionalDouble difference(Path path, DicomFile file, @Nullable Window window, List<String> options)
            throws IOException, InterruptedException {
        ImageRenderer renderer = ImageRenderer.of(file, BulkSource.of(path, file, ReadLimits.DEFAULT));
        Path theirs = folder.resolve("theirs.pnm");
        Files.deleteIfExists(theirs);
        String program = file.transferSyntax().compression() == Compression.JPEG_LS ? "dcml2pnm" : "dcmj2pnm";
        List<String> command = new ArrayList<>(List.of(program, "+op", "-O"));
        command.addAll(List.of("+F", Integer.toString(renderer.numberOfFrames())));
        command.addAll(options);
        command.addAll(List.of(path.toString(), theirs.toString()));
        int status = Dcmtk.run(folder.resolve("out"), command.toArray(String[]::new));
        if (status != 0 || !Files.exists(theirs)) {
            return OptionalDouble.empty();
        }
        RenderingRequest plain = RenderingRequest.of(renderer.numberOfFrames(), ImageFormat.PNG);
        DisplayImage ours = renderer.image(window == null ? plain : plain.with(window));
        byte[] samples = samples(theirs, ours);
        long sum = 0;
        for (int i = 0; i < samples.length; i++) {
            sum += Math.abs((samples[i] & 0xFF) - (ours.samples()[i] & 0xFF));
        }
        return OptionalDouble.of((double) sum / samples.length);
    }

    /** The samples of a binary PGM or PPM of the same size. */
    private static byte[] samples(Path pnm, DisplayImage ours) throws IOException {
        byte[] bytes = Files.readAllBytes(pnm);
        int length = ours.samples().length;
        try (Scanner header = new Scanner(new String(bytes, 0, bytes.length - length, StandardCharsets.ISO_8859_1))) {
            assertThat(List.of(header.next(), header.nextInt(), header.nextInt(), header.nextInt()))
                    .as(pnm.toString())
                    .containsExactly(ours.channels() == 3 ? "P6" : "P5", ours.width(), ours.height(), 255);
        }
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }
}
