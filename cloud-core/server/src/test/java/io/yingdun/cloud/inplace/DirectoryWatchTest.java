package io.yingdun.cloud.inplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shared disk, which another computer writes to: nobody tells of it, so all is found by looking. */
class DirectoryWatchTest {

    private static final Instant LAST_YEAR = Instant.now().minus(Duration.ofDays(300));
    private static final int FEW = 4;

    @TempDir
    private Path root;

    private long now = System.nanoTime();

    private DirectoryWatch.Changes later(DirectoryWatch watch) throws InterruptedException {
        now += Duration.ofSeconds(5).toNanos();
        return watch.changes(0, now);
    }

    /** Changed last year, as far as the disk says; a directory comes after what is made in it. */
    private static void old(Path... directories) throws IOException {
        for (Path directory : directories) {
            Files.setLastModifiedTime(directory, FileTime.from(LAST_YEAR));
        }
    }

    private DirectoryWatch unwatched() throws IOException {
        return new DirectoryWatch(root, 0, FEW);
    }

    @Test
    void aDirectoryThatGotAFileIsUnclear() throws Exception {
        Path day = Files.createDirectories(root.resolve("26"));
        old(root);
        try (DirectoryWatch watch = unwatched()) {
            watch.add(day);
            assertThat(later(watch).unclear).isEmpty();
            Files.writeString(day.resolve("1.dcm"), "image");
            assertThat(later(watch).unclear).containsExactly(day);
            assertThat(later(watch).unclear).isEmpty();
        }
    }

    @Test
    void aDirectoryThatVanishedIsGone() throws Exception {
        Path day = Files.createDirectories(root.resolve("26"));
        old(root);
        try (DirectoryWatch watch = unwatched()) {
            watch.add(day);
            later(watch);
            Files.delete(day);
            assertThat(later(watch).gone).containsExactly(day);
        }
    }

    @Test
    void aNewMonthIsFoundInAYearThatChangedLongBeforeMostOthers() throws Exception {
        Path year = Files.createDirectories(root.resolve("2026"));
        try (DirectoryWatch watch = unwatched()) {
            Path october = Files.createDirectories(year.resolve("10"));
            old(year, root);
            watch.add(root);
            watch.add(year);
            for (int day = 1; day <= FEW; day++) {
                watch.add(Files.createDirectories(october.resolve(Integer.toString(day))));
            }
            assertThat(later(watch).unclear).containsExactly(october); // new since the watch began
            Files.createDirectories(year.resolve("11"));
            assertThat(later(watch).unclear).containsExactly(year);
            assertThat(later(watch).unclear).isEmpty();
        }
    }

    @Test
    void nothingAboveTheRootIsLookedAt() throws Exception {
        try (DirectoryWatch watch = new DirectoryWatch(root.resolve("pacs"), 0, FEW)) {
            watch.add(Files.createDirectories(root.resolve("pacs/26")));
            later(watch);
            Files.createDirectories(root.resolve("another"));
            assertThat(later(watch).unclear).isEmpty();
        }
    }
}
