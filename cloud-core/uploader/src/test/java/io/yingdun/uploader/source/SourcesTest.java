package io.yingdun.uploader.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.uploader.testkit.Instances;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final byte[] IMAGE = Instances.ct(1, 500);

    @TempDir
    private Path folder;

    private final Found finds = new Found();

    /** Notes what is found. */
    static final class Found implements Sources.Finds {

        final List<SourceFile> files = new ArrayList<>();
        final List<String> unusable = new ArrayList<>();

        @Override
        public void found(SourceFile file, FileState state) {
            files.add(file);
        }

        @Override
        public void unusable(String name, String reason) {
            unusable.add(name + ": " + reason);
        }
    }

    @Test
    void findsAllBelowAFolderButHiddenFiles() throws IOException {
        write("in/张三/IM1");
        write("in/b/c/IM2");
        write("in/.IM3.part");
        write("in/.cache/IM4");
        expand("in");
        assertThat(finds.files)
                .extracting(SourceFile::file)
                .containsExactlyInAnyOrder(folder.resolve("in/张三/IM1"), folder.resolve("in/b/c/IM2"));
    }

    @Test
    void readsZipArchivesInPlaceAlsoWithChineseNamesOfOldWindows() throws IOException {
        zip("utf8.zip", StandardCharsets.UTF_8, "检查/IM1");
        zip("gbk.zip", Charset.forName("GB18030"), "检查/IM1");
        expand("utf8.zip");
        expand("gbk.zip");
        assertThat(finds.files).extracting(SourceFile::entry).containsExactly("检查/IM1", "检查/IM1");
        for (SourceFile file : finds.files) {
            assertThat(file.open(0).readAllBytes()).isEqualTo(IMAGE);
            assertThat(file.open(100).readAllBytes()).hasSize(IMAGE.length - 100);
            assertThat(file.state().size()).isEqualTo(IMAGE.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "..\\outside", "/etc/outside", "C:\\outside", "c:outside"})
    void refusesAnEntryThatNamesAPlaceOutsideAndNoOther(String outside) throws IOException {
        zip("evil.zip", StandardCharsets.UTF_8, outside, "in..side/IM1");
        expand("evil.zip");
        assertThat(finds.files).extracting(SourceFile::entry).containsExactly("in..side/IM1");
        assertThat(finds.unusable)
                .containsExactly(folder.resolve("evil.zip") + "!/" + outside + ": leads out of the archive");
        assertThat(folder.getParent().resolve("outside")).doesNotExist();
    }

    @Test
    void findsTheImagesOfAnArchiveWithADicomdir() throws IOException {
        byte[] dicomdir = Instances.dicomdir(List.of("影像", "IM1"), List.of("..", "SECRET"));
        Files.write(folder.resolve("SECRET"), IMAGE);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("cd.zip")))) {
            entry(zip, "DICOMDIR", dicomdir);
            entry(zip, "影像/IM1", IMAGE);
        }
        expand("cd.zip");
        assertThat(finds.files).extracting(SourceFile::entry).containsExactly("DICOMDIR", "影像/IM1");
        assertThat(DicomCheck.of(finds.files.get(0)).kind()).isEqualTo(DicomCheck.Kind.DIRECTORY);
        assertThat(DicomCheck.of(finds.files.get(1)).isInstance()).isTrue();
    }

    @Test
    void followsADicomdirInAFolderWithAChineseNameAndNotOutOfIt() throws IOException {
        write("光盘/IMAGES/IM1");
        write("SECRET");
        Files.write(
                folder.resolve("光盘/DICOMDIR"), Instances.dicomdir(List.of("IMAGES", "IM1"), List.of("..", "SECRET")));
        expand("光盘/DICOMDIR");
        assertThat(finds.files).extracting(SourceFile::file).containsExactly(folder.resolve("光盘/IMAGES/IM1"));
        assertThat(finds.unusable).singleElement().asString().contains("../SECRET: leads out");
    }

    @Test
    void saysWhatOfTheNamedIsNotThereOrNoDicom() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear colleague, enclosed please find");
        expand("letter.txt");
        expand("nowhere");
        assertThat(finds.files).isEmpty();
        assertThat(finds.unusable).hasSize(2);
    }

    @Test
    void namesAnArchiveThatCannotBeRead() throws IOException {
        Files.write(folder.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        expand("cut.zip");
        assertThat(finds.unusable).singleElement().asString().contains("cut.zip");
    }

    private void expand(String name) {
        new Sources(finds).expand(folder.resolve(name));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, IMAGE);
    }

    private void zip(String name, Charset names, String... entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (String entry : entries) {
                entry(zip, entry, IMAGE);
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
