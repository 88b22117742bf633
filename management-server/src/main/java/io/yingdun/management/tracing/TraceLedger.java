package io.yingdun.management.tracing;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Writes down how jobs go, each end together with its audit entry, and tells the consoles. */
@Component
class TraceLedger {

    private static final Logger LOG = LoggerFactory.getLogger(TraceLedger.class);
    private static final int MOST_ATTEMPTS = 2;

    private final TraceMapper jobs;
    private final TraceFeed feed;
    private final EarlierTraces earlierTraces;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    TraceLedger(
            TraceMapper jobs,
            TraceFeed feed,
            EarlierTraces earlierTraces,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.feed = feed;
        this.earlierTraces = earlierTraces;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** At the server's start: whatever is said to be running was cut off. */
    @Transactional
    public void recoverInterrupted() {
        int again = jobs.requeueInterrupted(MOST_ATTEMPTS);
        if (again > 0) {
            LOG.info("{} traces cut off by the server's end begin again", again);
        }
        for (TraceJob job : jobs.running()) {
            if (job.cancelRequested()) {
                cancelled(job);
            } else {
                failed(
                        job,
                        new TraceFailure(
                                TraceFailure.Code.INTERRUPTED_TWICE,
                                "The server ended twice while it worked on this picture. Upload a part of it or another copy."));
            }
        }
    }

    @Transactional
    public @Nullable TraceJob claim() {
        TraceJob job = jobs.claim();
        if (job != null) {
            feed.changed(job.id());
        }
        return job;
    }

    boolean isCancelRequested(String id) {
        TraceJob job = jobs.find(id);
        return job == null || job.cancelRequested();
    }

    void progress(TraceJob job, double fraction, String stage) {
        jobs.progress(job.id(), fraction, stage);
        feed.changed(job.id());
    }

    void putBack(TraceJob job) {
        jobs.putBack(job.id());
    }

    @Transactional
    public void done(TraceJob job, TraceResult traced) {
        EarlierTraces.Standing standing = earlierTraces.standing(job, traced.outcome());
        TraceResult result = EarlierTraces.charge(traced, standing.earlier());
        TraceOutcome outcome = result.outcome();
        Map<String, Object> detail = pictureOf(job);
        detail.put("verdict", outcome.verdict());
        detail.put("reason", outcome.reason());
        detail.put("population", outcome.population());
        detail.put("earlierTraces", standing.earlier());
        detail.put(
                "endpoints",
                outcome.matches().stream()
                        .map(match -> Map.of(
                                match.endpointId() == null ? "page" : "endpointId",
                                match.endpointId() == null ? match.endpointName() : match.endpointId(),
                                "falseAccusationProbability",
                                match.falseAccusationProbability()))
                        .toList());
        String evidence = result.evidence() == null ? null : json.writeValueAsString(result.evidence());
        finish(
                job,
                officer(job),
                TraceState.DONE,
                json.writeValueAsString(outcome),
                evidence,
                standing.isNewTrial(),
                null,
                "trace.concluded",
                detail);
    }

    @Transactional
    public void failed(TraceJob job, TraceFailure failure) {
        Map<String, Object> detail = pictureOf(job);
        detail.put("failureCode", failure.code());
        finish(job, officer(job), TraceState.FAILED, null, null, false, failure, "trace.failed", detail);
    }

    /** The server's own deed: who asked for it, who need not have uploaded it, has an entry of their own. */
    @Transactional
    public void cancelled(TraceJob job) {
        finish(
                job,
                AuditActor.SYSTEM,
                TraceState.CANCELLED,
                null,
                null,
                false,
                null,
                "trace.cancelled",
                pictureOf(job));
    }

    private static AuditActor officer(TraceJob job) {
        return new AuditActor(job.createdBy(), job.createdRole(), job.createdAddress());
    }

    private void finish(
            TraceJob job,
            AuditActor actor,
            TraceState state,
            @Nullable String outcome,
            @Nullable String evidence,
            boolean newTrial,
            @Nullable TraceFailure failure,
            String action,
            Map<String, Object> detail) {
        TraceJob present = jobs.lock(job.id());
        if (present == null || present.finishedAt() != null) {
            return;
        }
        long sequence = audit.recordAs(actor, action, job.id(), detail);
        jobs.finish(new TraceMapper.Ending(
                job.id(),
                state,
                clock.instant(),
                outcome,
                evidence,
                newTrial,
                failure == null ? null : failure.getMessage(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.picture(),
                sequence));
        feed.changed(job.id());
    }

    /** The hashes and not the names: file names may tell of patients. */
    static Map<String, Object> pictureOf(TraceJob job) {
        Map<String, Object> detail = new LinkedHashMap<>();
        List<String> hashes =
                job.pictureList().stream().map(TracePicture::sha256).toList();
        detail.put("pictureSha256", hashes.get(0));
        if (hashes.size() > 1) {
            detail.put("picturesSha256", hashes);
        }
        return detail;
    }
}
