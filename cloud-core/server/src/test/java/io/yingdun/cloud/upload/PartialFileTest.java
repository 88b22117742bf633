package io.yingdun.cloud.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isTakenOverWhileItsBytesAreStillBeingCopied() throws IOException {
        PartialFile file = new PartialFile(folder.resolve("file.part"));
        file.append(ByteBuffer.allocate(1 << 20));

        assertThatThrownBy(() -> file.copyTo(piece -> {
                    CompletableFuture<Void> takeOver = CompletableFuture.runAsync(() -> supersede(file));
                    assertThat(takeOver).succeedsWithin(30, TimeUnit.SECONDS);
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("upload-superseded"));
    }

    private static void supersede(PartialFile file) {
        try {
            file.supersede();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
