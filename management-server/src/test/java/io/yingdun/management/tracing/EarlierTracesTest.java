package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.trace.EvidenceMap;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarlierTracesTest {

    private static final Instant AT = Instant.parse("2026-03-09T06:05:00Z");
    private static final EvidenceMap MAP = new EvidenceMap(1, 1, 320, new float[] {0.9f});

    private static TraceOutcome.NamedEndpoint named(String endpoint, double probability, double statistic) {
        return new TraceOutcome.NamedEndpoint(
                endpoint, endpoint, "", AT, AT.plusSeconds(3_600), probability, statistic, null, null);
    }

    private static TraceResult result(TraceOutcome.NamedEndpoint... matches) {
        return new TraceResult(
                new TraceOutcome(
                        TraceOutcome.Verdict.MATCH,
                        null,
                        List.of(),
                        List.of(matches),
                        new TraceOutcome.NamedRunnerUp("endpoint-9", "endpoint-9", AT, AT, 4.2),
                        0,
                        41_000,
                        0.4,
                        640,
                        400,
                        new TraceOutcome.Basis(3, 8.6, 1e-9, 25, null, List.of(), "0.1.0", "89abcdef")),
                MAP);
    }

    @Test
    void multiplyTheBoundByThemselvesAndThisOne() {
        TraceOutcome outcome =
                EarlierTraces.charge(result(named("endpoint-7", 2e-10, 8.6)), 3).outcome();

        assertThat(outcome.matches().get(0).falseAccusationProbability()).isCloseTo(8e-10, within(1e-20));
        assertThat(outcome.basis().earlierTraces()).isEqualTo(3);
        assertThat(outcome.verdict()).isEqualTo(TraceOutcome.Verdict.MATCH);
    }

    @Test
    void leaveNobodyNamedOnceTheBoundIsNoLongerBelowTheThreshold() {
        TraceResult charged = EarlierTraces.charge(result(named("endpoint-7", 2e-10, 8.6)), 4);

        assertThat(charged.outcome().verdict()).isEqualTo(TraceOutcome.Verdict.CANNOT_TELL);
        assertThat(charged.outcome().reason()).isEqualTo("MARK_TOO_WEAK");
        assertThat(charged.outcome().advice()).isNotEmpty();
        assertThat(charged.outcome().matches()).isEmpty();
        assertThat(charged.outcome().runnerUp()).isNull();
        assertThat(charged.evidence()).isNull();
    }

    @Test
    void makeARunnerUpOfTheWeakerOfTwoMarksThatTheyTakeTheNameFrom() {
        TraceOutcome outcome = EarlierTraces.charge(
                        result(named("endpoint-7", 1e-20, 11), named("endpoint-8", 5e-10, 8.5)), 1)
                .outcome();

        assertThat(Stream.of(
                        outcome.matches().get(0).endpointId(),
                        outcome.runnerUp().endpointId()))
                .containsExactly("endpoint-7", "endpoint-8");
        assertThat(outcome.matches()).hasSize(1);
    }
}
