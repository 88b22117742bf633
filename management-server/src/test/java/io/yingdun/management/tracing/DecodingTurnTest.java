package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.media.PictureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodingTurnTest {

    private final DecodingTurn turn = new DecodingTurn(Duration.ofMillis(50));

    @TempDir
    Path folder;

    private Path picture;

    @BeforeEach
    void store() throws Exception {
        picture = Files.write(folder.resolve("picture"), MarkedPictures.bare(320, 200));
    }

    @Test
    void turnsAwayWhoWouldWaitTooLongAndSaysWhenToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread other = new Thread(() -> hold(begun, end));
        other.start();
        begun.await();

        ProblemException busy =
                catchThrowableOfType(ProblemException.class, () -> turn.take(picture, (file, size) -> size));
        end.countDown();
        other.join();

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.retryAfterSeconds()).isPositive();
        assertThat(turn.<Long>take(picture, (file, size) -> size.width())).isEqualTo(320);
    }

    private void hold(CountDownLatch begun, CountDownLatch end) {
        try {
            turn.take(picture, (file, size) -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return size;
            });
        } catch (PictureException | TraceFailure e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void passesToTheNextAfterAPictureThatCannotBeRead() throws Exception {
        Path none = Files.writeString(folder.resolve("none"), "no picture");

        assertThatThrownBy(() -> turn.take(none, (file, size) -> size)).isInstanceOf(PictureException.class);
        assertThat(turn.<Long>take(picture, (file, size) -> size.height())).isEqualTo(200);
    }

    @Test
    void decodesNothingThatClaimsMorePixelsThanAreRead() throws Exception {
        byte[] bomb = MarkedPictures.bare(64, 64);
        bomb[16] = 0x7f;
        bomb[20] = 0x7f;
        Path file = Files.write(folder.resolve("bomb"), bomb);

        assertThatThrownBy(() -> turn.take(file, (decoded, size) -> {
                    throw new AssertionError("decoded");
                }))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("megapixels");
    }
}
