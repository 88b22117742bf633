package io.yingdun.uploader.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.uploader.source.SourcesTest.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    @TempDir
    private Path folder;

    private final Time time = new Time();
    private final Found finds = new Found();
    private FolderWatch watch;

    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-01-05T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalArgumentException("UTC only");
        }
    }

    @BeforeEach
    void watch() {
        watch = new FolderWatch(folder, Duration.ofSeconds(10), time);
    }

    @Test
    void leavesAFileAloneUntilItHasBeenQuiet() throws IOException {
        Path file = Files.writeString(folder.resolve("IM1"), "half");
        lookAfter(0);
        lookAfter(6);
        Files.writeString(file, " more", StandardOpenOption.APPEND);
        lookAfter(6);
        lookAfter(6);
        assertThat(finds.files).isEmpty();
        lookAfter(6);
        assertThat(finds.files).containsExactly(SourceFile.of(file));
    }

    @Test
    void reportsAFileOnceForEachStateItComesToRestIn() throws IOException {
        Path file = Files.writeString(folder.resolve("IM1"), "one");
        lookAfter(0);
        lookAfter(10);
        lookAfter(10);
        assertThat(finds.files).hasSize(1);

        Files.writeString(file, "another");
        lookAfter(10);
        lookAfter(10);
        lookAfter(10);
        assertThat(finds.files).hasSize(2);
    }

    @Test
    void forgetsNothingWhenTheShareIsAwayForAWhile() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("share")).resolve("IM1"), "one");
        watch = new FolderWatch(folder.resolve("share"), Duration.ofSeconds(10), time);
        lookAfter(0);
        lookAfter(10);
        Files.move(folder.resolve("share"), folder.resolve("away"));
        assertThat(List.of(1, 2))
                .allSatisfy(attempt -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> lookAfter(10))
                        .isInstanceOf(IOException.class));
        Files.move(folder.resolve("away"), folder.resolve("share"));
        lookAfter(10);
        assertThat(finds.files).hasSize(1);
    }

    private void lookAfter(int seconds) throws IOException {
        time.now = time.now.plusSeconds(seconds);
        watch.look(finds);
    }
}
