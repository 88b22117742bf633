package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class EvenAnswersTest {

    private static EvenAnswers after(Duration time) {
        return new EvenAnswers(
                new PatientSettings(SecondFactor.NAME, "", Duration.ofMinutes(15), Duration.ofHours(2), time));
    }

    private static String refuse() {
        throw ProblemException.notFound("patient");
    }

    @Test
    void neitherAnAnswerNorARefusalComesBeforeItsTime() {
        EvenAnswers evenly = after(Duration.ofHours(1));
        assertThat(evenly.to(() -> "here").toCompletableFuture()).isNotDone();
        assertThat(evenly.to(EvenAnswersTest::refuse).toCompletableFuture()).isNotDone();
    }

    @Test
    void bothComeAsTheyAre() {
        EvenAnswers evenly = after(Duration.ZERO);
        assertThat(evenly.to(() -> "here").toCompletableFuture().join()).isEqualTo("here");
        assertThatThrownBy(() ->
                        evenly.to(EvenAnswersTest::refuse).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class);
    }
}
