package io.yingdun.management.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Puts a stored job into the API's form. */
@Component
class TraceViews {

    private final ObjectMapper json;

    TraceViews(ObjectMapper json) {
        this.json = json;
    }

    TraceView of(TraceJob job) {
        return TraceView.of(job, outcome(job));
    }

    /** Whether the picture that the verdict is told in fits on a page. */
    boolean isSmallEnoughToShow(TraceJob job) {
        TraceOutcome outcome = outcome(job);
        return outcome != null
                && (long) outcome.pictureWidth() * outcome.pictureHeight() <= ReportPicture.LARGEST_PIXELS;
    }

    private @Nullable TraceOutcome outcome(TraceJob job) {
        String outcome = job.outcome();
        return outcome == null ? null : json.readValue(outcome, TraceOutcome.class);
    }
}
