package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pixels as DCMTK and GDCM, in both directions: what others compressed, and what these compress now. */
class DcmtkPixelsIT {

    private static final Map<Compression, List<String>> DECODERS = Map.of(
            Compression.RLE, List.of("dcmdrle"),
            Compression.JPEG, List.of("dcmdjpeg", "+cn"),
            Compression.JPEG_LOSSLESS, List.of("dcmdjpeg", "+cn"),
            Compression.JPEG_LS, List.of("dcmdjpls"),
            // GDCM, since Debian's DCMTK has no JPEG 2000.
            Compression.JPEG_2000, List.of("gdcmconv", "--raw"));

    /** Of samples that a lossy wavelet may round to the other side. */
    private static final double MOST_ROUNDED = 0.01;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void decodesEveryFrameOfEverySampleAsOthersDo() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        List<String> different = new ArrayList<>();
        Map<Compression, Integer> compared = new EnumMap<>(Compression.class);
        for (Path file : SampleFiles.all()) {
            DicomFile header = new DicomFileReader(ReadLimits.DEFAULT).salvage(file, LoadPolicy.HEADER);
            Compression compression = header.transferSyntax().compression();
            List<String> decoder = DECODERS.get(compression);
            Path raw = folder.resolve("raw.dcm");
            if (decoder != null
                    && isInstalled(decoder.get(0))
                    && header.dataSet().contains(Tag.Rows)
                    && convert(decoder, file, raw)) {
                compared.merge(compression, 1, Integer::sum);
                boolean lossy = header.transferSyntax().uid().equals(UID.JPEG2000);
                if (!same(frames(file), frames(raw), lossy)) {
                    different.add(file.toString());
                }
            }
        }
        assertThat(different).isEmpty();
        assumeTrue(!compared.isEmpty(), "SKIPPED: no compressed sample files");
        int all = compared.values().stream().mapToInt(Integer::intValue).sum();
        int withGdcm = compared.getOrDefault(Compression.JPEG_2000, 0);
        assertThat(all - withGdcm).as("compared with DCMTK").isGreaterThan(30);
        if (isInstalled("gdcmconv")) {
            assertThat(withGdcm).as("compared with GDCM").isGreaterThan(10);
        }
    }

    private static boolean isInstalled(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    private static boolean same(List<int[]> ours, List<int[]> theirs, boolean lossy) {
        boolean same = ours.size() == theirs.size();
        for (int frame = 0; same && frame < ours.size(); frame++) {
            int[] our = ours.get(frame);
            int[] their = theirs.get(frame);
            same = lossy ? nearly(our, their) : Arrays.equals(our, their);
        }
        return same;
    }

    private static boolean nearly(int[] ours, int[] theirs) {
        int rounded = 0;
        for (int i = 0; ours.length == theirs.length && i < ours.length; i++) {
            int apart = Math.abs(ours[i] - theirs[i]);
            rounded += apart == 0 ? 0 : 1;
            if (apart > 1) {
                return false;
            }
        }
        return ours.length == theirs.length && rounded <= MOST_ROUNDED * ours.length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcjpeg +el +sv 1",
                "dcmcjpeg +el +sv 2",
                "dcmcjpeg +el +sv 3",
                "dcmcjpeg +el +sv 4",
                "dcmcjpeg +el +sv 5",
                "dcmcjpeg +el +sv 6",
                "dcmcjpeg +el +sv 7",
                "dcmcjpeg +e1",
                "dcmcjpls +el",
                "dcmcjpls +el +pc",
                "dcmcrle",
                "gdcmconv --j2k",
                "gdcmconv --jpegls",
                "gdcmconv --jpeg"
            })
    void decodesWithoutLossWhatOthersCompress(String encoder) throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        String[] words = encoder.split(" ");
        assumeTrue(isInstalled(words[0]), "SKIPPED: " + words[0] + " is not installed");
        int compared = 0;
        for (String name : List.of(
                "pydicom/test_files/CT_small.dcm",
                "dwv/dicompyler-ct.0.dcm",
                "mr-head/axial/1-060.dcm",
                "dwv/gdcm-US-RGB-8-esopecho.dcm")) {
            Path original = SampleFiles.file(name);
            Path compressed = folder.resolve("compressed.dcm");
            if (convert(List.of(words), original, compressed)) {
                compared++;
                assertThat(same(frames(compressed), frames(original), false))
                        .as(name)
                        .isTrue();
            }
        }
        assertThat(compared).as("objects that the encoder took").isGreaterThanOrEqualTo(3);
    }

    private boolean convert(List<String> command, Path from, Path to) throws IOException, InterruptedException {
        Files.deleteIfExists(to);
        List<String> words = new ArrayList<>(command);
        words.add(from.toString());
        words.add(to.toString());
        int status = Dcmtk.run(folder.resolve("out"), words.toArray(String[]::new));
        return status == 0 && Files.exists(to);
    }

    private static List<int[]> frames(Path file) throws IOException {
        FrameReader reader = FrameReader.open(file, ReadLimits.DEFAULT);
        List<int[]> frames = new ArrayList<>();
        for (int frame = 1; frame <= reader.size(); frame++) {
            frames.add(reader.read(frame).values());
        }
        return frames;
    }
}
