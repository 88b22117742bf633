package io.yingdun.cloud.inplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWalkTest {

    @TempDir
    private Path root;

    @BeforeEach
    void aTree() throws IOException {
        for (String name : List.of("a", "a/x", "a b", "b", "b/y", "b/y/z", "c")) {
            Files.createDirectories(root.resolve(name));
            Files.writeString(root.resolve(name).resolve("1"), "");
            Files.writeString(root.resolve(name).resolve("2"), "");
        }
    }

    private List<String> directories(DirectoryWalk walk) {
        List<String> finished = new ArrayList<>();
        try (walk) {
            DirectoryWalk.Step step = walk.next(1);
            while (step != null) {
                if (step.last()) {
                    finished.add(root.relativize(step.directory()).toString());
                }
                step = walk.next(1);
            }
        }
        return finished;
    }

    @Test
    void directoriesComeBeforeTheirSubdirectoriesInTheOrderOfTheirNames() {
        assertThat(directories(new DirectoryWalk(root, path -> {}, UnaryOperator.identity())))
                .containsExactly("", "a", "a/x", "a b", "b", "b/y", "b/y/z", "c");
    }

    @Test
    void goesOnAfterEachDirectoryAsIfItHadNeverStopped() {
        List<String> all = directories(new DirectoryWalk(root, path -> {}, UnaryOperator.identity()));
        for (int n = 0; n < all.size(); n++) {
            assertThat(directories(DirectoryWalk.after(root, root.resolve(all.get(n)), path -> {})))
                    .as("after %s", all.get(n))
                    .isEqualTo(all.subList(n + 1, all.size()));
        }
    }

    @Test
    void goesOnWhereTheDirectoryIsGoneMeanwhile() throws IOException {
        for (String name : List.of("b/y/z/1", "b/y/z/2", "b/y/z", "b/y/1", "b/y/2", "b/y")) {
            Files.delete(root.resolve(name));
        }
        assertThat(directories(DirectoryWalk.after(root, root.resolve("b/y/z"), path -> {})))
                .containsExactly("c");
    }

    @Test
    void aStepLooksAtNoMoreEntriesThanItMay() {
        try (DirectoryWalk walk = new DirectoryWalk(root.resolve("a"), path -> {}, UnaryOperator.identity())) {
            DirectoryWalk.Step step = walk.next(1);
            while (step != null) {
                assertThat(step.files()).hasSizeLessThanOrEqualTo(1);
                step = walk.next(1);
            }
        }
    }
}
