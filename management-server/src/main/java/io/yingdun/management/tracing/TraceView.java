package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.Tracer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Trace of the API.
 *
 * @param fileName of the first picture
 * @param picture index of the one in whose pixels corners and evidence map are told
 * @param pictureWidth of the picture that is told in, in pixels
 * @param repetition of a trace that checks another one
 * @param corners of the screen in that picture as an officer told them
 * @param failedPicture index of the one at which it failed
 */
record TraceView(
        String id,
        String fileName,
        List<TracePicture> pictures,
        int picture,
        @Nullable String note,
        Instant createdAt,
        String createdBy,
        TraceState state,
        double progress,
        @Nullable String stage,
        TraceOutcome.@Nullable Verdict verdict,
        @Nullable String reason,
        List<String> advice,
        List<TraceOutcome.NamedEndpoint> matches,
        TraceOutcome.@Nullable NamedRunnerUp runnerUp,
        long population,
        @Nullable Integer pictureWidth,
        @Nullable Integer pictureHeight,
        TraceOutcome.@Nullable Basis basis,
        @Nullable Repetition repetition,
        @Nullable List<List<Double>> corners,
        @Nullable Double seconds,
        @Nullable String failure,
        TraceFailure.@Nullable Code failureCode,
        @Nullable Integer failedPicture) {

    /** Whether the runner-up is no other endpoint, but another time slot of a named one. */
    boolean runnerUpIsNamed() {
        TraceOutcome.NamedRunnerUp second = runnerUp;
        return second != null && matches.stream().anyMatch(second::isOf);
    }

    /** Earlier traces of these pictures for which the probability is charged. */
    int earlierTraces() {
        return TraceOutcome.Basis.earlierTraces(basis);
    }

    /** What the highest statistic had to reach for a name, under its own charge. */
    double statisticNeeded() {
        Integer charge = basis == null ? null : basis.charge();
        long charged = Math.max(1, population) * (1 + earlierTraces());
        return charge == null ? Tracer.statisticNeeded(charged) : Tracer.statisticNeeded(charged, charge);
    }

    static TraceView of(TraceJob job, @Nullable TraceOutcome outcome, @Nullable Repetition repetition) {
        List<TracePicture> pictures = job.pictureList();
        Integer told = outcome == null ? null : outcome.picture();
        return new TraceView(
                job.id(),
                pictures.get(0).fileName(),
                pictures,
                told == null ? 0 : told,
                job.note(),
                job.createdAt(),
                job.createdBy(),
                job.state(),
                job.progress(),
                job.stage(),
                outcome == null ? null : outcome.verdict(),
                outcome == null ? null : outcome.reason(),
                outcome == null ? List.of() : outcome.advice(),
                outcome == null ? List.of() : outcome.matches(),
                outcome == null ? null : outcome.runnerUp(),
                outcome == null ? 0 : outcome.population(),
                outcome == null ? null : outcome.pictureWidth(),
                outcome == null ? null : outcome.pictureHeight(),
                outcome == null ? null : outcome.basis(),
                repetition,
                pictures.get(told == null ? 0 : told).corners(),
                outcome == null ? null : outcome.seconds(),
                job.failure(),
                job.failureCode(),
                job.failedPicture());
    }
}
