package io.yingdun.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientSecondFactorTest {

    @TempDir
    private Path data;

    @Test
    void isDrawnAtTheFirstStartAndKept() throws IOException {
        Set<PatientSecondFactor> drawn = new HashSet<>();
        // None of two comes in 64 draws once in 2^63 runs.
        for (int i = 0; i < 64; i++) {
            Path system = Files.createDirectory(data.resolve("system-" + i));
            PatientSecondFactor first = PatientSecondFactor.kept(system);
            assertThat(PatientSecondFactor.kept(system)).isEqualTo(first);
            drawn.add(first);
        }
        assertThat(drawn).containsExactlyInAnyOrder(PatientSecondFactor.values());
    }

    @Test
    void saysWhatIsWrongWithAFileThatHoldsSomethingElse() throws IOException {
        Files.writeString(data.resolve("patient-second-factor"), "SHOE_SIZE");
        assertThatThrownBy(() -> PatientSecondFactor.kept(data))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("SHOE_SIZE");
    }
}
