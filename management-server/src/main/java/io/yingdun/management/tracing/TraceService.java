package io.yingdun.management.tracing;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.ObjectMapper;

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
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final ObjectMapper json;
    private final Clock clock;

    TraceService(
            TraceMapper jobs,
            PictureStore pictures,
            TraceQueue queue,
            TraceLedger ledger,
            TraceFeed feed,
            AuditLog audit,
            TransactionOperations transaction,
            ObjectMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.queue = queue;
        this.ledger = ledger;
        this.feed = feed;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** A picture or video as it came in; its content can be read again and again. */
    record Upload(String fileName, long bytes, InputStreamSource content) {}

    /**
     * Pictures of one leak become one trace.
     *
     * @param key by which a request that is sent again is known; such a one gets the trace that it made
     */
    TraceJob upload(List<Upload> uploads, @Nullable String note, @Nullable String key) throws IOException {
        UploadLimits.requireCount(uploads.size());
        List<PictureType> types = new ArrayList<>();
        for (Upload upload : uploads) {
            types.add(typeOf(upload));
            UploadLimits.requireSize(types.get(types.size() - 1), upload.bytes(), upload.fileName());
        }
        AuditActor officer = audit.currentActor();
        TraceJob earlier = key == null ? null : jobs.requested(officer.name(), key);
        if (earlier != null) {
            return sameAs(earlier, uploads);
        }
        requireRoom();
        List<TracePicture> stored = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            Upload upload = uploads.get(i);
            try (InputStream in = upload.content().getInputStream()) {
                PictureStore.Stored file = pictures.put(in);
                stored.add(new TracePicture(
                        upload.fileName(), file.sha256(), types.get(i).mediaType(), file.bytes()));
            }
        }
        TraceJob job = queued(officer, stored, note, key, null, null);
        Boolean made = transaction.execute(status -> {
            if (jobs.insert(job) == 0) {
                return false;
            }
            Map<String, Object> detail = TraceLedger.pictureOf(job);
            detail.put("bytes", stored.stream().mapToLong(TracePicture::bytes).sum());
            requested(job, detail);
            return true;
        });
        if (!Boolean.TRUE.equals(made)) {
            return sameAs(Objects.requireNonNull(jobs.requested(officer.name(), Objects.requireNonNull(key))), uploads);
        }
        queue.wake();
        return job;
    }

    private static PictureType typeOf(Upload upload) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(upload.content().getInputStream())) {
            return PictureType.ahead(in)
                    .orElseThrow(() -> new ProblemException(
                            "unsupported-picture",
                            415,
                            "No picture that can be traced",
                            "\"" + upload.fileName() + "\" is none. Upload PNG, JPEG, WebP, BMP or TIFF, or a video"
                                    + " (MP4, MOV, MKV, WebM, AVI)."));
        }
    }

    /** The trace that this request made when it came first. */
    private static TraceJob sameAs(TraceJob earlier, List<Upload> uploads) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (Upload upload : uploads) {
            try (InputStream in = upload.content().getInputStream()) {
                hashes.add(PictureStore.sha256Of(in));
            }
        }
        if (!hashes.equals(
                earlier.pictureList().stream().map(TracePicture::sha256).toList())) {
            throw new ProblemException(
                    "idempotency-key-reused",
                    422,
                    "Key used before",
                    "Other pictures were sent under this Idempotency-Key; take a new key for each trace.");
        }
        return earlier;
    }

    /**
     * Traces the stored pictures again, among the tokens of then; while such a check waits or runs, that one.
     *
     * @param id of a trace that is done
     */
    TraceJob repeat(String id) throws IOException {
        TraceJob earlier = find(id);
        if (earlier.outcome() == null) {
            throw new ProblemException("trace-not-done", 409, "Trace not done", "It can be checked once it is done.");
        }
        TraceJob open = jobs.openRepetition(id);
        if (open != null) {
            return open;
        }
        requireRoom();
        return begun(
                queued(audit.currentActor(), earlier.pictureList(), earlier.note(), null, id, earlier.corners()),
                Map.of("repeats", id));
    }

    /** Traces a stored picture once more, with the screen's corners as an officer sees them. */
    TraceJob attempt(String id, int index, Quadrilateral screen) throws IOException {
        TraceJob earlier = find(id);
        TracePicture picture = earlier.picture(index);
        requireRoom();
        TraceJob job = queued(
                audit.currentActor(),
                List.of(picture),
                earlier.note(),
                null,
                null,
                json.writeValueAsString(ScreenCorners.pairs(screen)));
        return begun(job, Map.of("again", id));
    }

    private TraceJob begun(TraceJob job, Map<String, String> origin) {
        transaction.executeWithoutResult(status -> {
            jobs.insert(job);
            Map<String, Object> detail = TraceLedger.pictureOf(job);
            detail.putAll(origin);
            requested(job, detail);
        });
        queue.wake();
        return job;
    }

    private void requested(TraceJob job, Map<String, Object> detail) {
        jobs.noteRequest(job.id(), audit.record("trace.requested", job.id(), detail));
        feed.changed(job.id());
    }

    private TraceJob queued(
            AuditActor officer,
            List<TracePicture> stored,
            @Nullable String note,
            @Nullable String key,
            @Nullable String repeats,
            @Nullable String corners) {
        return new TraceJob(
                OpaqueId.next(),
                TraceJob.listed(stored),
                note,
                clock.instant(),
                officer.name(),
                officer.role(),
                officer.address(),
                key,
                null,
                repeats,
                corners,
                TraceState.QUEUED,
                0,
                null,
                null,
                0,
                false,
                null,
                null,
                null,
                null,
                null);
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
}
