package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.io.ZippedFiles.Reason;
import io.yingdun.dicom.io.ZippedFiles.Refusal;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZippedFilesTest {

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void makeAnEmptyFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("unpacked"));
    }

    @Test
    void unpacksAFileSetThatItsDicomdirThenNames() throws IOException {
        Path set = SampleFiles.file("pydicom/test_files/dicomdirtests");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Stream<Path> walk = Files.walk(set);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                put(zip, set.relativize(file).toString(), Files.readAllBytes(file));
            }
        }

        ZippedFiles unpacked = unpack(bytes.toByteArray());

        assertThat(unpacked.refused()).isEmpty();
        DicomDirectory directory = DicomDirectory.read(folder.resolve("DICOMDIR"), ReadLimits.DEFAULT);
        assertThat(directory.files()).hasSize(31);
        assertThat(directory.missing()).isEmpty();
    }

    @Test
    void refusesNamesThatLeadOutOfTheFolder() throws IOException {
        String[] names = {
            "../x",
            "a/../../x",
            "/tmp/x",
            "..\\x",
            "C:\\x",
            "a/./x",
            "a//x",
            "x\0y",
            "n".repeat(300),
            "d/".repeat(600) + "x"
        };

        ZippedFiles unpacked = unpack(zip(StandardCharsets.UTF_8, names));

        assertThat(unpacked.files()).isEmpty();
        assertThat(unpacked.refused())
                .hasSize(names.length)
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NAME));
        assertThat(temporary.resolve("x")).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsChineseNamesOfEitherEncoding() throws IOException {
        assertThat(unpack(zip(Charset.forName("GBK"), "影像/图1")).files()).containsExactly(folder.resolve("影像/图1"));
        assertThat(unpack(zip(StandardCharsets.UTF_8, "影像/图2")).files()).containsExactly(folder.resolve("影像/图2"));
    }

    @Test
    void keepsTheFirstOfTwoThatCollide() throws IOException {
        assertThat(unpack(zip(StandardCharsets.UTF_8, "a", "a\\", "a/b")).refused())
                .contains(new Refusal("a/b", Reason.COLLISION));
        assertThat(folder.resolve("a")).hasContent("a");
    }

    @Test
    void leavesADamagedEntryOutAndTakesTheRest() throws IOException {
        byte[] bytes = zip(StandardCharsets.UTF_8, "first", "second");
        int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("first") + "first".length() + 1;
        bytes[content] ^= 4;

        ZippedFiles unpacked = unpack(bytes);

        assertThat(unpacked.files()).containsExactly(folder.resolve("second"));
        assertThat(unpacked.refused()).containsExactly(new Refusal("first", Reason.DAMAGED));
        assertThat(folder.resolve("first")).doesNotExist();
    }

    @Test
    void stopsAtTheLimitsWhateverTheArchiveStates() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "bomb", new byte[1 << 20]);
        }
        Path bomb = Files.write(temporary.resolve("bomb.zip"), bytes.toByteArray());
        Path three = Files.write(temporary.resolve("three.zip"), zip(StandardCharsets.UTF_8, "a", "b", "c"));

        assertThatThrownBy(() -> ZippedFiles.unpack(bomb, folder, 10, 1 << 16)).isInstanceOf(DicomException.class);
        assertThatThrownBy(() -> ZippedFiles.unpack(three, folder, 2, 1 << 16)).isInstanceOf(DicomException.class);
    }

    @Test
    void givesFilesOrAnExceptionOfOursForAnyDamage() throws IOException {
        byte[] bytes = zip(StandardCharsets.UTF_8, "first", "dir/second");
        Random random = new Random(25);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = round % 4 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int flips = 2; flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            folder = Files.createDirectory(temporary.resolve("round" + round));
            try {
                assertThat(unpack(damaged).files()).hasSizeLessThanOrEqualTo(2);
            } catch (DicomException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    private ZippedFiles unpack(byte[] bytes) throws IOException {
        return ZippedFiles.unpack(Files.write(temporary.resolve("archive.zip"), bytes), folder, 1000, 1 << 24);
    }

    /** Each entry holds its own name. */
    private static byte[] zip(Charset names, String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (String entry : entries) {
                put(zip, entry, entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
