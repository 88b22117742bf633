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

    @Test
    void writesNothingForAnEntryThatNamesAPlaceOutside() throws IOException {
        zip("evil.zip", StandardCharsets.UTF_8, "../outside");
        expand("evil.zip");
        assertThat(finds.files).hasSize(1);
        assertThat(folder.getParent().resolve("outside")).doesNotExist();
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

    private void zip(String name, Charset names, String entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(out, names)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(IMAGE);
        }
    }
}
