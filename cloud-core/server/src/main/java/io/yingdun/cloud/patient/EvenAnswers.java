package io.yingdun.cloud.patient;

import io.yingdun.foundation.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Gives answers and refusals so long after their question, whatever it took to find them, so that time tells nothing of what is
 * there. No thread waits meanwhile.
 */
@Component
class EvenAnswers {

    private final Duration after;

    EvenAnswers(PatientSettings settings) {
        this.after = settings.answerAfter();
    }

    <T> CompletionStage<T> to(Supplier<T> question) {
        long asked = System.nanoTime();
        CompletableFuture<T> found = new CompletableFuture<>();
        try {
            found.complete(question.get());
        } catch (ProblemException e) {
            found.completeExceptionally(e);
        }
        long left = Math.max(0, after.toNanos() - (System.nanoTime() - asked));
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS))
                .thenCompose(waited -> found);
    }
}
