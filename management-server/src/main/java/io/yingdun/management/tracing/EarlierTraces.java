package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.CannotTell;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Charges a verdict for the traces that had looked at one of its pictures before: the engine's bound knows of one trace
 * only, and whoever traces a picture again and again tries that many times as many geometries. By the union bound, the
 * probability that any of k earlier traces or this one reaches a statistic by chance is at most 1 + k times that of one.
 */
@Component
class EarlierTraces {

    /** Of a new picture; told where the engine would have named somebody and the charge does not let it. */
    private static final List<String> ADVICE = Stream.of(
                    CannotTell.Advice.HIGHER_QUALITY, CannotTell.Advice.LESS_SCALING, CannotTell.Advice.WHOLE_SCREEN)
            .map(Enum::name)
            .toList();

    private final TraceMapper jobs;
    private final TraceViews views;

    EarlierTraces(TraceMapper jobs, TraceViews views) {
        this.jobs = jobs;
        this.views = views;
    }

    /**
     * What an ending trace is charged for.
     *
     * @param earlier how many traces
     * @param isNewTrial whether later traces are charged for it in turn
     */
    record Standing(int earlier, boolean isNewTrial) {}

    /**
     * Within the transaction that ends the job, so that of two traces that end at once one counts the other. A check that
     * tries what was tried before is charged as what it checks was, and is not counted itself; one by another engine,
     * which may try other geometries, is a trial of its own.
     */
    Standing standing(TraceJob job, TraceOutcome now) {
        TraceJob checked = job.repeats() == null ? null : jobs.find(job.repeats());
        TraceOutcome then = checked == null ? null : views.outcome(checked);
        if (then != null && TraceOutcome.Basis.trySame(then.basis(), now.basis())) {
            return new Standing(TraceOutcome.Basis.earlierTraces(then.basis()), false);
        }
        jobs.lockEndings();
        return new Standing(jobs.countEarlier(job.id()), true);
    }

    /** The result with the bounds multiplied; what is not below the threshold then is named no more. */
    static TraceResult charge(TraceResult result, int earlier) {
        TraceOutcome outcome = result.outcome();
        TraceOutcome.Basis basis = outcome.basis();
        if (basis == null) {
            return result;
        }
        List<TraceOutcome.NamedEndpoint> charged = outcome.matches().stream()
                .map(match -> match.withProbability(match.falseAccusationProbability() * (1 + earlier)))
                .toList();
        List<TraceOutcome.NamedEndpoint> named = charged.stream()
                .filter(match -> match.falseAccusationProbability() < basis.threshold())
                .toList();
        boolean untold = named.isEmpty() && !charged.isEmpty();
        TraceOutcome after = new TraceOutcome(
                untold ? TraceOutcome.Verdict.CANNOT_TELL : outcome.verdict(),
                untold ? CannotTell.Reason.MARK_TOO_WEAK.name() : outcome.reason(),
                untold ? ADVICE : outcome.advice(),
                named,
                untold ? null : runnerUp(outcome, charged, named),
                outcome.picture(),
                outcome.population(),
                outcome.seconds(),
                outcome.pictureWidth(),
                outcome.pictureHeight(),
                basis.withEarlierTraces(earlier));
        return new TraceResult(after, untold ? null : result.evidence());
    }

    /** The best of those not named, to whom now the matches belong that were not let through. */
    private static TraceOutcome.@Nullable NamedRunnerUp runnerUp(
            TraceOutcome outcome, List<TraceOutcome.NamedEndpoint> charged, List<TraceOutcome.NamedEndpoint> named) {
        return Stream.concat(
                        Stream.ofNullable(outcome.runnerUp()),
                        charged.stream()
                                .filter(match -> !named.contains(match))
                                .map(TraceOutcome.NamedEndpoint::asRunnerUp))
                .max(Comparator.comparingDouble(TraceOutcome.NamedRunnerUp::statistic))
                .orElse(null);
    }
}
