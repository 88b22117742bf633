package io.yingdun.management.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final Instant T0 = Instant.parse("2026-03-09T14:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Absence absence = new Absence();

    @Test
    void judgesNobodyBeforeTheGraceIsOver() {
        absence.lost("a", T0, GRACE, "connection lost");
        assertThat(absence.vanishedBy(T0.plusMillis(4_999))).isEmpty();
    }

    @Test
    void hasVanishedSinceTheMomentOfTheLossNotOfTheJudgement() {
        absence.lost("a", T0, GRACE, "no heartbeat");
        assertThat(absence.vanishedBy(T0.plusSeconds(6)))
                .containsExactly(new Absence.Vanished("a", T0, "no heartbeat"));
    }

    @Test
    void isKeptUntilItWasWrittenDown() {
        absence.lost("a", T0, GRACE, "connection lost");
        absence.vanishedBy(T0.plusSeconds(6));
        assertThat(absence.vanishedBy(T0.plusSeconds(7))).hasSize(1);
        absence.settled("a");
        assertThat(absence.vanishedBy(T0.plusSeconds(8))).isEmpty();
    }

    @Test
    void aReturnWithinTheGraceIsForgotten() {
        absence.lost("a", T0, GRACE, "connection lost");
        absence.settled("a");
        assertThat(absence.vanishedBy(T0.plusSeconds(60))).isEmpty();
    }

    @Test
    void aSecondLossDoesNotProlongTheFirst() {
        absence.lost("a", T0, GRACE, "first");
        absence.lost("a", T0.plusSeconds(4), GRACE, "second");
        assertThat(absence.vanishedBy(T0.plusSeconds(5)))
                .extracting(Absence.Vanished::how)
                .containsExactly("first");
    }
}
