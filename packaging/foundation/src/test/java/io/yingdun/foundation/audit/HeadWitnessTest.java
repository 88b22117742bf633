package io.yingdun.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadWitnessTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @TempDir
    Path directory;

    private Path file;
    private HeadWitness witness;

    @BeforeEach
    void writeTwoHeads() {
        file = directory.resolve("new/heads");
        witness = new HeadWitness(file);
        witness.write(3, A);
        witness.write(7, B);
    }

    @Test
    void agreesWithTheStoredChain() {
        assertThat(witness.firstContradiction(Map.of(3L, A, 7L, B)::get)).isEmpty();
    }

    @Test
    void findsACutTail() {
        assertThat(witness.firstContradiction(Map.of(3L, A)::get)).contains(7L);
    }

    @Test
    void findsARewrittenChain() {
        assertThat(witness.firstContradiction(Map.of(3L, B, 7L, A)::get)).contains(3L);
    }

    @Test
    void overlooksALineCutByACrash() throws IOException {
        Files.writeString(file, "9 abc", StandardOpenOption.APPEND);
        assertThat(witness.firstContradiction(Map.of(3L, A, 7L, B)::get)).isEmpty();
    }

    @Test
    void writesTheSameHeadOnce() throws IOException {
        witness.write(7, B);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }
}
