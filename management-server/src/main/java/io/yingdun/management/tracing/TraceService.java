package io.yingdun.management.tracing;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What officers do with traces. */
@Service
class TraceService {

    private static final int MOST_WAITING = 500;
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private final TraceMapper jobs;
    private final PictureStore pictures;
    private final TraceQueue queue;
    private final TraceLedger ledger;
    private final TraceFeed feed;
    private final TraceViews views;
    private final TraceReport report;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    TraceService(
            TraceMapper jobs,
            PictureStore pictures,
            TraceQueue queue,
            TraceLedger ledger,
            TraceFeed feed,
            TraceViews views,
            TraceReport report,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.queue = queue;
        this.ledger = ledger;
        this.feed = feed;
        this.views = views;
        this.report = report;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    TraceJob upload(String fileName, @Nullable String note, InputStream content) throws IOException {
        requireRoom();
        BufferedInputStream in = new BufferedInputStream(content);
        PictureType type = PictureType.ahead(in)
                .orElseThrow(() -> new ProblemException(
                        "unsupported-picture",
                        415,
                        "No picture that can be traced",
                        "Upload a PNG, JPEG, WebP, BMP or TIFF file."));
        PictureStore.Stored stored = pictures.put(in);
        AuditActor officer = audit.currentActor();
        TraceJob job = new TraceJob(
                OpaqueId.next(),
                fileName,
                note,
                clock.instant(),
                officer.name(),
                officer.role(),
                officer.address(),
                stored.sha256(),
                type.mediaType(),
                stored.bytes(),
                TraceState.QUEUED,
                0,
                null,
                null,
                0,
                false,
                null,
                null,
                null,
                null);
        transaction.executeWithoutResult(status -> {
            jobs.insert(job);
            Map<String, Object> detail = TraceLedger.pictureOf(job);
            detail.put("bytes", job.pictureBytes());
            audit.record("trace.requested", job.id(), detail);
            feed.changed(job.id());
        });
        queue.wake();
        return job;
    }

    private void requireRoom() throws IOException {
        if (jobs.countQueued() >= MOST_WAITING) {
            throw new ProblemException(
                    "trace-queue-full",
                    503,
                    "Too many traces waiting",
                    MOST_WAITING + " pictures are waiting to be traced; upload this one when some are done.");
        }
        if (pictures.usableBytes() < LEAST_FREE_BYTES) {
            throw new ProblemException(
                    "disk-full",
                    507,
                    "Disk full",
                    "The server's disk is nearly full; free some space, then try again.");
        }
    }

    TraceJob find(String id) {
        TraceJob job = jobs.find(id);
        if (job == null) {
            throw ProblemException.notFound("trace");
        }
        return job;
    }

    List<TraceJob> newest(int page, int size) {
        return jobs.newest(size, (long) page * size);
    }

    long count() {
        return jobs.count();
    }

    /** A waiting job ends at once, a running one within a second; one that has ended stays as it is. */
    void cancel(String id) {
        TraceJob job = find(id);
        transaction.executeWithoutResult(status -> {
            TraceJob present = jobs.lock(id);
            if (present != null && jobs.requestCancel(id) > 0 && present.state() == TraceState.QUEUED) {
                ledger.cancelled(job);
            }
        });
        queue.cancel(id);
    }

    /** Looking at a picture is a deed of its own: it may show a patient. */
    Path picture(TraceJob job) {
        Path file = pictures.find(job.picture())
                .orElseThrow(() -> new ProblemException(
                        "picture-removed",
                        410,
                        "Picture removed",
                        "Its time of retention is over; verdict and evidence map are still kept."));
        audit.record("trace.picture-viewed", job.id(), TraceLedger.pictureOf(job));
        return file;
    }

    /** The verdict as PDF; a trace without one has no report. */
    byte[] report(String id) throws IOException {
        TraceJob job = find(id);
        TraceView trace = views.of(job);
        if (trace.verdict() == null) {
            throw new ProblemException(
                    "trace-not-done", 409, "Trace not done", "There is a report once the trace is done.");
        }
        long sequence = audit.record("trace.reported", id, TraceLedger.pictureOf(job));
        return report.pdf(new TraceReport.Request(
                trace,
                job,
                views.isSmallEnoughToShow(job) ? pictures.find(job.picture()).orElse(null) : null,
                audit.currentActor().name(),
                sequence,
                clock.instant()));
    }

    @Nullable
    String evidence(String id) {
        return jobs.evidence(id);
    }
}
