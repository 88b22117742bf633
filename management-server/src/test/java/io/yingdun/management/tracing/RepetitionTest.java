package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private static TraceOutcome outcome(double highest, String engine) {
        return new TraceOutcome(
                TraceOutcome.Verdict.CANNOT_TELL,
                "MARK_TOO_WEAK",
                List.of(),
                List.of(),
                null,
                0,
                41_000,
                0.4,
                640,
                400,
                new TraceOutcome.Basis(7, highest, 1e-9, 25, 0, List.of(), engine, "89abcdef"));
    }

    @Test
    void isTheSameWhereOnlyTheLastBitsDiffer() {
        Repetition repetition = Repetition.of("t", outcome(5.8, "1"), outcome(5.8000000001, "1"));
        assertThat(repetition.same()).isTrue();
        assertThat(repetition.differences()).isEmpty();
    }

    @Test
    void saysWhichStatisticDiffers() {
        Repetition repetition = Repetition.of("t", outcome(5.8, "1"), outcome(6.1, "1"));
        assertThat(repetition.same()).isFalse();
        assertThat(repetition.differences())
                .containsExactly(new Repetition.Difference("basis.highestStatistic", "5.8", "6.1"));
    }

    @Test
    void isTheSameVerdictUnderAnotherEngineThatIsTold() {
        Repetition repetition = Repetition.of("t", outcome(5.8, "1"), outcome(5.8, "2"));
        assertThat(repetition.same()).isTrue();
        assertThat(repetition.differences())
                .extracting(Repetition.Difference::what)
                .containsExactly("basis.engineVersion");
    }
}
