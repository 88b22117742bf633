package io.yingdun.management.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Puts a stored job into the API's form. */
@Component
class TraceViews {

    private final TraceMapper jobs;
    private final ObjectMapper json;

    TraceViews(TraceMapper jobs, ObjectMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    TraceView of(TraceJob job) {
        TraceOutcome outcome = outcome(job);
        String repeats = job.repeats();
        return TraceView.of(job, outcome, repeats == null ? null : repetition(repeats, outcome));
    }

    @Nullable
    TraceOutcome outcome(TraceJob job) {
        String outcome = job.outcome();
        return outcome == null ? null : json.readValue(outcome, TraceOutcome.class);
    }

    private Repetition repetition(String of, @Nullable TraceOutcome now) {
        TraceJob earlier = jobs.find(of);
        TraceOutcome then = earlier == null ? null : outcome(earlier);
        return now == null || then == null ? Repetition.open(of) : Repetition.of(of, then, now);
    }
}
