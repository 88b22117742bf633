package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pixels as DCMTK, in both directions: what others compressed, and what DCMTK compresses now. */
class DcmtkPixelsIT {

    private static final Map<Compression, List<String>> DECODERS = Map.of(
            Compression.RLE, List.of("dcmdrle"),
            Compression.JPEG, List.of("dcmdjpeg", "+cn"),
            Compression.JPEG_LOSSLESS, List.of("dcmdjpeg", "+cn"),
            Compression.JPEG_LS, List.of("dcmdjpls"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void decodesEverySampleAsDcmtkDoes() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (Path file : SampleFiles.all()) {
            DicomFile header = new DicomFileReader(ReadLimits.DEFAULT).salvage(file, LoadPolicy.HEADER);
            List<String> decoder = DECODERS.get(header.transferSyntax().compression());
            Path raw = folder.resolve("raw.dcm");
            if (decoder != null && header.dataSet().contains(Tag.Rows) && convert(decoder, file, raw)) {
                compared++;
                if (!Arrays.equals(lastFrame(file), lastFrame(raw))) {
                    different.add(file.toString());
                }
            }
        }
        assertThat(different).isEmpty();
        assumeTrue(compared > 0, "SKIPPED: no compressed sample files");
        assertThat(compared).isGreaterThan(30);
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
                "dcmcjpls +en +md 0",
                "dcmcrle",
                "gdcmconv --j2k",
                "gdcmconv --jpegls",
                "gdcmconv --jpeg"
            })
    void decodesWithoutLossWhatOthersCompress(String encoder) throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        String[] words = encoder.split(" ");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", words[0])), "SKIPPED: " + words[0] + " is not installed");
        for (String name : List.of(
                "pydicom/test_files/CT_small.dcm",
                "dwv/dicompyler-ct.0.dcm",
                "mr-head/axial/1-060.dcm",
                "dwv/gdcm-US-RGB-8-esopecho.dcm")) {
            Path original = SampleFiles.file(name);
            Path compressed = folder.resolve("compressed.dcm");
            if (convert(List.of(words), original, compressed)) {
                assertThat(lastFrame(compressed)).as(name).isEqualTo(lastFrame(original));
            }
        }
    }

    private boolean convert(List<String> command, Path from, Path to) throws IOException, InterruptedException {
        Files.deleteIfExists(to);
        List<String> words = new ArrayList<>(command);
        words.add(from.toString());
        words.add(to.toString());
        int status = Dcmtk.run(folder.resolve("out"), words.toArray(String[]::new));
        return status == 0 && Files.exists(to);
    }

    private static int[] lastFrame(Path file) throws IOException {
        FrameReader reader = FrameReader.open(file, ReadLimits.DEFAULT);
        return reader.read(reader.size()).values();
    }
}
