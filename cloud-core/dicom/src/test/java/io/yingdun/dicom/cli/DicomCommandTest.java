package io.yingdun.dicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.testkit.Samples;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomCommandTest {

    private static final byte[] FILE =
            Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void dumpsOneLineAFileWithPixelsAsUri() throws IOException {
        Path file = Files.write(folder.resolve("a b.dcm"), FILE);

        CliRun run = CliRun.of("dump", file.toString(), file.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"00080005\"")
                        .contains("\"Ideographic\":\"王^小东\"")
                        .endsWith("\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"" + file.toUri() + "?offset="
                                + (FILE.length - 12) + "&length=12\"}}"));
    }

    @Test
    void tellsErrorAndOffsetOfABrokenFileAndGoesOn() throws IOException {
        Path broken = Files.write(folder.resolve("broken.dcm"), Arrays.copyOf(FILE, FILE.length - 4));
        Path whole = Files.write(folder.resolve("whole.dcm"), FILE);

        CliRun run =
                CliRun.of("dump", broken.toString(), folder.resolve("none.dcm").toString(), whole.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"file\":\"" + broken + "\",\"error\":\"")
                                .contains("\"offset\":" + (FILE.length - 24) + ','),
                        line -> assertThat(line).contains("none.dcm", "NoSuchFileException"),
                        line -> assertThat(line).startsWith("{\"00080005\""));
    }

    @Test
    void writesStoredValuesAsPgm() throws IOException {
        Path file = Files.write(folder.resolve("a.dcm"), FILE);
        Path out = folder.resolve("a.pgm");

        CliRun run = CliRun.of("pixels", file.toString(), "--frame", "1", out.toString());

        assertThat(run.status()).isZero();
        byte[] header = "P5\n3 2\n65535\n".getBytes(StandardCharsets.US_ASCII);
        byte[] values = {0, 1, 0, 2, 0, 3, -1, -1, 0, 4, -8, 0};
        byte[] expected = Arrays.copyOf(header, header.length + values.length);
        System.arraycopy(values, 0, expected, header.length, values.length);
        assertThat(Files.readAllBytes(out)).isEqualTo(expected);
    }

    @Test
    void failsOnAFrameThatIsNotThere() throws IOException {
        Path file = Files.write(folder.resolve("a.dcm"), FILE);

        CliRun run = CliRun.of(
                "pixels",
                file.toString(),
                "--frame",
                "2",
                folder.resolve("a.pgm").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(folder.resolve("a.pgm")).doesNotExist();
    }

    @Test
    void rendersAFrameInTheFormatThatTheOutputIsNamedFor() throws IOException {
        Path file = Files.write(folder.resolve("a.dcm"), FILE);
        Path out = folder.resolve("a.png");

        CliRun run =
                CliRun.of("render", file.toString(), "--window", "2.5,2,LINEAR_EXACT", "--size", "3x2", out.toString());

        assertThat(run.status()).isZero();
        Raster picture = ImageIO.read(out.toFile()).getRaster();
        assertThat(picture.getSamples(0, 0, 3, 2, 0, (int[]) null)).containsExactly(0, 64, 191, 0, 255, 0);
    }

    @Test
    void failsToRenderWhatIsNoImageAndWritesNothing() throws IOException {
        DataSet report = Samples.oneOfEverything();
        report.remove(Tag.PixelData);
        Path file =
                Files.write(folder.resolve("a.dcm"), Samples.file(report, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));

        CliRun run =
                CliRun.of("render", file.toString(), folder.resolve("a.jpg").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(folder.resolve("a.jpg")).doesNotExist();
    }

    @Test
    void exitsWithTwoOnWrongUse() {
        assertThat(CliRun.of("dump").status()).isEqualTo(2);
        assertThat(CliRun.of("pixels", "x").status()).isEqualTo(2);
        assertThat(CliRun.of("render", "x", "y.bmp").status()).isEqualTo(2);
        assertThat(CliRun.of("render", "x", "y.png", "--window", "1").status()).isEqualTo(2);
        assertThat(CliRun.of("render", "x", "y.png", "--size", "0x5").status()).isEqualTo(2);
    }
}
