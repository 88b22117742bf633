package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets one picture at a time be decoded for people to look at, in previews, reports and packs alike, and only where there
 * is memory for it: each takes as much as its pixels, however small its file.
 */
@Component
class DecodingTurn {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final long RETRY_SECONDS = 5;

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration longestWait;

    DecodingTurn() {
        this(LONGEST_WAIT);
    }

    DecodingTurn(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** What is made of a stored picture. */
    interface Decoding<T> {
        T of(Path file, PictureSize size) throws PictureException;
    }

    /**
     * @throws TraceFailure where there is no memory for the picture
     * @throws ProblemException 503 where others are being decoded for too long
     */
    <T> T take(Path file, Decoding<T> decoding) throws PictureException, TraceFailure {
        if (!isMine()) {
            throw ProblemException.busy(
                    "pictures-busy",
                    "Other pictures are being drawn. Try again in " + RETRY_SECONDS + " seconds.",
                    RETRY_SECONDS);
        }
        try {
            PictureSize size = PictureSize.of(file);
            MemoryBudget.require(size.width(), size.height());
            return decoding.of(file, size);
        } finally {
            turn.release();
        }
    }

    private boolean isMine() {
        try {
            return turn.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
