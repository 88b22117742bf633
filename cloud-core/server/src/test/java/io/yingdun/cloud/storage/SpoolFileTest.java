package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFileTest {

    @TempDir
    Path folder;

    private AlignedBlocks blocks;

    @BeforeEach
    void probe() {
        blocks = AlignedBlocks.of(folder);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void write(SpoolFile file, byte[] bytes, int piece) throws IOException {
        for (int at = 0; at < bytes.length; at += piece) {
            file.write(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        file.finish();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 526_000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000})
    void keepsEveryByteOfAnySize(int size) throws IOException {
        byte[] bytes = random(size);
        Path path = folder.resolve("file");
        try (SpoolFile file = new SpoolFile(path, blocks)) {
            write(file, bytes, 10_007);
            assertThat(path).hasBinaryContent(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 2_000_000})
    void givesBackWhatWasWrittenFromAnyPosition(int size) throws IOException {
        byte[] bytes = random(size);
        try (SpoolFile file = new SpoolFile(folder.resolve("file"), blocks)) {
            write(file, bytes, 4_096);
            SeekableByteChannel content = file.content().position(size - 1_000);
            assertThat(content.size()).isEqualTo(size);
            assertThat(Channels.newInputStream(content).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(bytes, size - 1_000, size));
        }
    }

    @Test
    void writesAsManyFilesAtOnceAsThereAre() throws IOException {
        List<SpoolFile> open = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            open.add(new SpoolFile(folder.resolve("file" + n), blocks));
        }
        for (int n = 0; n < open.size(); n++) {
            write(open.get(n), random(n), 7);
            assertThat(folder.resolve("file" + n)).hasBinaryContent(random(n));
        }
        for (SpoolFile file : open) {
            file.close();
        }
    }

    @Test
    void usesABlockAgainWithoutItsFormerBytes() throws IOException {
        for (int size : new int[] {9_000, 10}) {
            try (SpoolFile file = new SpoolFile(folder.resolve("file" + size), blocks)) {
                write(file, random(size), 1_000);
            }
        }
        assertThat(folder.resolve("file10")).hasBinaryContent(random(10));
    }

    @Test
    void triesTheFolderWithoutLeavingAnythingThere() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
