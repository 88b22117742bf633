package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectsTest {

    private static final String NOTE = "DIMSE CT1 192.0.2.1";

    @TempDir
    private Path root;

    private FileObjects objects;

    @BeforeEach
    void open() {
        objects = new FileObjects(root, 0);
    }

    @AfterEach
    void close() {
        objects.close();
    }

    private IncomingObject received(String text) throws IOException {
        IncomingObject object = objects.receive(NOTE);
        object.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        object.finish();
        return object;
    }

    private String published(String text) throws IOException {
        IncomingObject object = received(text);
        objects.publish(List.of(object)).join();
        return object.key();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void namesAnObjectAfterItsBytes() throws IOException {
        // printf abc | sha256sum
        String key = published("abc");
        assertThat(key).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(root.resolve("ba/78").resolve(key)).hasContent("abc");
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        objects.decided(OpenName.of(published("abc"), NOTE), true);
        objects.decided(OpenName.of(published("abc"), NOTE), true);
        assertThat(files()).hasSize(1);
    }

    @Test
    void publishesManyWithOneSync() throws IOException {
        List<IncomingObject> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(received("object " + i));
        }
        objects.publish(many).join();
        assertThat(many)
                .allSatisfy(object -> assertThat(objects.fileOf(object.key())).exists());
    }

    @Test
    void putsGoodBytesInTheSteadOfDecayedOnes() throws IOException {
        String key = published("abc");
        objects.decided(OpenName.of(key, NOTE), true);
        Files.writeString(objects.fileOf(key), "rot");
        objects.decided(OpenName.of(published("abc"), NOTE), true);
        assertThat(objects.fileOf(key)).hasContent("abc");
        assertThat(files()).hasSize(1);
    }

    @Test
    void forgetsAnObjectThatIsClosedUnfinished() throws IOException {
        try (IncomingObject object = objects.receive(NOTE)) {
            object.write(ByteBuffer.wrap(new byte[100]));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfAnObjectThatTheIndexDoesNotWant() throws IOException {
        objects.decided(OpenName.of(published("abc"), NOTE), false);
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesBelowTheReserve() throws IOException {
        try (FileObjects full = new FileObjects(root, Long.MAX_VALUE / 2);
                IncomingObject object = objects.receive(NOTE)) {
            assertThatThrownBy(() -> full.receive(""))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(StorageException.Kind.FULL));
            assertThat(object.isOpen()).isTrue();
        }
    }

    @Nested
    class AfterACrash {

        @Test
        void tellsWhatWasPublishedAndNotDecided() throws IOException {
            objects.decided(OpenName.of(published("kept"), NOTE), true);
            String open = published("open");
            try (FileObjects again = new FileObjects(root, 0)) {
                assertThat(again.undecidedAfterStart()).containsExactly(OpenName.of(open, NOTE));
            }
        }

        @Test
        void sweepsWhatWasNeverFinished() throws IOException {
            IncomingObject unfinished = objects.receive(NOTE);
            unfinished.write(ByteBuffer.wrap(new byte[2 * AlignedBlocks.SIZE]));
            assertThat(files()).hasSize(1);
            try (FileObjects again = new FileObjects(root, 0)) {
                assertThat(again.undecidedAfterStart()).isEmpty();
            }
            assertThat(files()).isEmpty();
            unfinished.close();
        }
    }

    @Nested
    class Reading {

        private StoredFile stored() throws IOException {
            return StoredFile.open(objects.fileOf(published("0123456789")));
        }

        @Test
        void givesARange() throws IOException {
            try (StoredFile file = stored()) {
                assertThat(file.range(3, 4).readAllBytes()).isEqualTo("3456".getBytes(StandardCharsets.UTF_8));
            }
        }

        @Test
        void refusesARangeBeyondTheEnd() throws IOException {
            try (StoredFile file = stored()) {
                assertThatThrownBy(() -> file.range(8, 3)).isInstanceOf(IOException.class);
            }
        }

        @Test
        void saysThatBytesAreMissing() {
            assertThatThrownBy(() -> StoredFile.open(root.resolve("gone")))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            missing -> assertThat(missing.kind()).isEqualTo(StorageException.Kind.MISSING));
        }
    }
}
