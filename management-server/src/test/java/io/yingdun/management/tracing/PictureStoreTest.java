package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureStoreTest {

    private static final byte[] CONTENT = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "9cb4fd2b1ba3ab6cdb5e6ed1f18e21b3d5d3a1ad9a6c7f1e7bba2e9a8b0c6a05";

    @TempDir
    Path root;

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void keepsAPictureUnderItsHash() throws IOException {
        PictureStore store = new PictureStore(root);
        PictureStore.Stored stored = store.put(new ByteArrayInputStream(CONTENT));
        assertThat(stored.bytes()).isEqualTo(CONTENT.length);
        assertThat(store.find(stored.sha256()))
                .hasValueSatisfying(file -> assertThat(file)
                        .hasBinaryContent(CONTENT)
                        .hasParentRaw(root.resolve(stored.sha256().substring(0, 2))));
    }

    @Test
    void keepsTheSamePictureOnce() throws IOException {
        PictureStore store = new PictureStore(root);
        store.put(new ByteArrayInputStream(CONTENT));
        store.put(new ByteArrayInputStream(CONTENT));
        assertThat(files()).hasSize(1);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        new PictureStore(root).put(new ByteArrayInputStream(CONTENT));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        PictureStore store = new PictureStore(root);
        InputStream broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 1;
            }
        };
        assertThatThrownBy(() -> store.put(broken)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void hasNoRoomForWhatWouldLeaveTheDatabaseTooLittle() {
        PictureStore store = new PictureStore(root);
        long usable = root.toFile().getUsableSpace();

        assertThat(store.hasRoomFor(usable - (256L << 20))).isFalse();
        assertThat(store.hasRoomFor(usable - (2L << 30))).isTrue();
    }

    @Test
    void removesAtItsStartWhatACrashLeftHalfWritten() throws IOException {
        Files.writeString(root.resolve("upload123.part"), "half");
        new PictureStore(root);
        assertThat(files()).isEmpty();
    }

    @Test
    void takesNoOtherNameThanAHash() {
        PictureStore store = new PictureStore(root);
        for (String name : List.of("../../etc/passwd", "", "AB", SHA_256.toUpperCase(java.util.Locale.ROOT))) {
            assertThatThrownBy(() -> store.find(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
