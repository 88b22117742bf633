package io.yingdun.uploader.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadQueueTest {

    private static final URI SERVER = URI.create("https://images.example.org:8442");
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final FileState STATE = new FileState(100, NOW);

    @TempDir
    private Path temporary;

    @Test
    void keepsWhatWaitsOverTheEndOfTheProcess() throws IOException {
        QueueEntry added;
        try (UploadQueue queue = open()) {
            added = queue.add(List.of(sighting("a"))).get(0);
            queue.update(added.hashed("f00d").failed("the line broke", NOW));
        }
        try (UploadQueue queue = open()) {
            assertThat(queue.waiting()).singleElement().satisfies(entry -> {
                assertThat(entry.source()).isEqualTo(added.source());
                assertThat(entry.sha256()).isEqualTo("f00d");
                assertThat(entry.attempts()).isEqualTo(1);
                assertThat(entry.askFirst()).isTrue();
            });
        }
    }

    @Test
    void passesOverALineThatWasTornByTheEndOfTheProcess() throws IOException {
        try (UploadQueue queue = open()) {
            queue.add(List.of(sighting("a"), sighting("b")));
        }
        byte[] whole = Files.readAllBytes(folder().journal());
        for (int length = whole.length - 1; length > whole.length / 2 + 1; length--) {
            Files.write(folder().journal(), java.util.Arrays.copyOf(whole, length));
            try (UploadQueue queue = open()) {
                queue.add(List.of(sighting("c")));
            }
            try (UploadQueue queue = open()) {
                assertThat(queue.waiting())
                        .extracting(entry -> entry.source().file().getFileName().toString())
                        .contains("a", "c");
            }
        }
    }

    @Test
    void knowsAFileThatIsDoneUntilItChanges() throws IOException {
        try (UploadQueue queue = open()) {
            QueueEntry added = queue.add(List.of(sighting("a"))).get(0);
            queue.update(added.settled(UploadState.STORED, null, NOW));
        }
        try (UploadQueue queue = open()) {
            assertThat(queue.waiting()).isEmpty();
            assertThat(queue.knows(file("a"), STATE)).isTrue();
            assertThat(queue.knows(file("a"), new FileState(101, NOW))).isFalse();
            assertThat(queue.knows(file("b"), STATE)).isFalse();
        }
    }

    @Test
    void asksTheServerWhenAFileThatIsDoneIsGivenAgain() throws IOException {
        try (UploadQueue queue = open()) {
            QueueEntry first = queue.add(List.of(sighting("a"))).get(0);
            assertThat(first.askFirst()).isFalse();
            queue.update(first.settled(UploadState.STORED, null, NOW));
            assertThat(queue.add(List.of(sighting("a"))).get(0).askFirst()).isTrue();
        }
    }

    @Test
    void takesAFileThatWaitsOnlyOnce() throws IOException {
        try (UploadQueue queue = open()) {
            assertThat(queue.add(List.of(sighting("a"), sighting("a")))).hasSize(1);
            assertThat(queue.add(List.of(sighting("a")))).isEmpty();
        }
    }

    @Test
    void listsRefusalsUntilTheFileIsGivenAgain() throws IOException {
        try (UploadQueue queue = open()) {
            QueueEntry added = queue.add(List.of(sighting("a"))).get(0);
            queue.update(added.settled(UploadState.REFUSED, "broken at byte 7", NOW));
        }
        assertThat(shown()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(UploadState.REFUSED);
            assertThat(entry.reason()).isEqualTo("broken at byte 7");
        });
        try (UploadQueue queue = open()) {
            assertThat(queue.add(List.of(sighting("a")))).hasSize(1);
        }
    }

    @Test
    void belongsToOneServer() throws IOException {
        open().close();
        assertThatThrownBy(() -> UploadQueue.open(folder(), URI.create("https://other.example.org"), Clock.systemUTC()))
                .isInstanceOf(QueueException.class)
                .hasMessageContaining("belongs to https://images.example.org:8442");
    }

    @Test
    void letsOneUploaderInAtATime() throws IOException {
        try (UploadQueue held = open()) {
            assertThat(held.waiting()).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(QueueException.class);
            assertThat(folder().inUse()).isTrue();
        }
        assertThat(folder().inUse()).isFalse();
    }

    @Test
    void leavesOneLineAFileWhenTheJournalHasGrown() throws IOException {
        try (UploadQueue queue = open()) {
            QueueEntry entry = queue.add(List.of(sighting("a"))).get(0);
            for (int i = 0; i < 21_000; i++) {
                entry = entry.failed("attempt " + i, NOW);
                queue.update(entry);
            }
        }
        try (UploadQueue queue = open()) {
            assertThat(queue.waiting().get(0).attempts()).isEqualTo(21_000);
            queue.add(List.of(sighting("b")));
        }
        assertThat(Files.readAllLines(folder().journal())).hasSize(2);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void keepsPathsToItself() throws IOException {
        open().close();
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder().path())))
                .isEqualTo("rwx------");
    }

    @Test
    void outlivesGarbageInItsJournal() throws IOException {
        try (UploadQueue queue = open()) {
            queue.add(List.of(sighting("a")));
        }
        Files.writeString(folder().journal(), "{\"file\":7}\nnull\n[]\n\u0000\u0000\n", StandardOpenOption.APPEND);
        try (UploadQueue queue = open()) {
            assertThat(queue.waiting()).hasSize(1);
        }
    }

    private List<QueueEntry> shown() throws IOException {
        List<QueueEntry> all = new ArrayList<>();
        QueueReader.read(folder(), all::add);
        return all;
    }

    private UploadQueue open() throws IOException {
        return UploadQueue.open(folder(), SERVER, Clock.systemUTC());
    }

    private QueueFolder folder() {
        return new QueueFolder(temporary.resolve("queue"));
    }

    private SourceFile file(String name) {
        return SourceFile.of(temporary.resolve(name));
    }

    private Sighting sighting(String name) {
        return new Sighting(file(name), STATE);
    }
}
