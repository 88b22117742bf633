package io.yingdun.management.tracing;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.watermark.media.PictureException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What officers do with traces. */
@Service
class TraceService {

    private static final int MOST_WAITING = 500;

    private final TraceMapper jobs;
    private final PictureStore pictures;
    private final TraceQueue queue;
    private final TraceLedger ledger;
    private final TraceFeed feed;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    TraceService(
            TraceMapper jobs,
            PictureStore pictures,
            TraceQueue queue,
            TraceLedger ledger,
            TraceFeed feed,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.queue = queue;
        this.ledger = ledger;
        this.feed = feed;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A picture or video as it came in; its content can be read again and again.
     *
     * @param screen where the officer sees it
     */
    record Upload(String fileName, long bytes, InputStreamSource content, ScreenPlace screen) {}

    /** A stored picture that is to be traced once more, and where the officer sees the screen in it. */
    record Chosen(int picture, ScreenPlace screen) {}

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
        requireRoom(uploads.stream().mapToLong(Upload::bytes).sum());
        List<TracePicture> stored = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            Upload upload = uploads.get(i);
            try (InputStream in = upload.content().getInputStream()) {
                PictureStore.Stored file = pictures.put(in);
                stored.add(stored(upload, file, types.get(i)));
            }
        }
        TraceJob job = queued(officer, stored, note, key, null);
        long bytes = stored.stream().mapToLong(TracePicture::bytes).sum();
        if (!begun(job, Map.of("bytes", bytes))) {
            return sameAs(Objects.requireNonNull(jobs.requested(officer.name(), Objects.requireNonNull(key))), uploads);
        }
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
        List<TracePicture> stored = earlier.pictureList();
        boolean same = stored.size() == uploads.size();
        for (int i = 0; same && i < stored.size(); i++) {
            same = isSame(stored.get(i), uploads.get(i));
        }
        if (!same) {
            throw new ProblemException(
                    "idempotency-key-reused",
                    422,
                    "Key used before",
                    "Other pictures, or another place of the screen in them, were sent under this Idempotency-Key; take a new key for"
                            + " each trace.");
        }
        return earlier;
    }

    /** Of a picture that could not be read, no place was stored. */
    private static boolean isSame(TracePicture stored, Upload upload) throws IOException {
        boolean isUnread = stored.longerSide() == null && !stored.place().isKnown();
        boolean sameScreen = isUnread || stored.place().equals(upload.screen());
        try (InputStream in = upload.content().getInputStream()) {
            return sameScreen && stored.sha256().equals(PictureStore.sha256Of(in));
        }
    }

    /**
     * Traces the stored pictures again, among the tokens of then; while such a check waits or runs, that one.
     *
     * @param id of a trace that is done
     */
    TraceJob repeat(String id) {
        TraceJob earlier = find(id);
        if (earlier.outcome() == null) {
            throw new ProblemException("trace-not-done", 409, "Trace not done", "It can be checked once it is done.");
        }
        TraceJob open = jobs.openRepetition(id);
        if (open != null) {
            return open;
        }
        earlier.pictureList().forEach(picture -> pictures.required(picture.sha256()));
        requireRoom(0);
        TraceJob job = queued(audit.currentActor(), earlier.pictureList(), earlier.note(), null, id);
        while (!begun(job, Map.of("repeats", id))) {
            open = jobs.openRepetition(id);
            if (open != null) {
                return open;
            }
        }
        return job;
    }

    /** Traces stored pictures of a trace once more, with the screen where an officer sees it. */
    TraceJob attempt(String id, List<Chosen> chosen) {
        TraceJob earlier = find(id);
        requireEachOnce(chosen);
        List<TracePicture> again = new ArrayList<>();
        for (Chosen one : chosen) {
            again.add(again(earlier.picture(one.picture()), one.screen()));
        }
        requireRoom(0);
        TraceJob job = queued(audit.currentActor(), again, earlier.note(), null, null);
        begun(job, Map.of("again", id));
        return job;
    }

    private static void requireEachOnce(List<Chosen> chosen) {
        long different = chosen.stream().map(Chosen::picture).distinct().count();
        if (different != chosen.size()
                || chosen.stream().noneMatch(one -> one.screen().isKnown())) {
            throw ProblemException.invalid(
                    "pictures", "each picture once, and corners or edges of the screen in at least one of them");
        }
    }

    /** A stored picture once more; one that came to a server that did not ask is measured where the screen is told. */
    private TracePicture again(TracePicture picture, ScreenPlace screen) {
        Path file = pictures.required(picture.sha256());
        boolean isMeasured = picture.longerSide() != null || !screen.isKnown();
        try {
            return (isMeasured ? picture : picture.measured(file)).withPlace(screen);
        } catch (PictureException e) {
            throw new ProblemException("picture-unreadable", 422, "Picture unreadable", e.getMessage());
        }
    }

    /** What cannot be read is refused later, when it is traced. */
    private TracePicture stored(Upload upload, PictureStore.Stored file, PictureType type) {
        TracePicture picture =
                new TracePicture(upload.fileName(), file.sha256(), type.mediaType(), file.bytes(), null, null, null);
        try {
            return picture.measured(pictures.required(file.sha256())).withPlace(upload.screen());
        } catch (PictureException e) {
            return picture;
        }
    }

    /**
     * Queues a trace and notes who asked for it; false where the same request, or another check of the same trace, came
     * first.
     *
     * @param more to note of it
     */
    private boolean begun(TraceJob job, Map<String, ?> more) {
        boolean made = Boolean.TRUE.equals(transaction.execute(status -> {
            if (jobs.insert(job) == 0) {
                return false;
            }
            Map<String, Object> detail = TraceLedger.pictureOf(job);
            detail.putAll(more);
            jobs.noteRequest(job.id(), audit.record("trace.requested", job.id(), detail));
            feed.changed(job.id());
            return true;
        }));
        if (made) {
            queue.wake();
        }
        return made;
    }

    private TraceJob queued(
            AuditActor officer,
            List<TracePicture> stored,
            @Nullable String note,
            @Nullable String key,
            @Nullable String repeats) {
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

    /** In the queue, and on the disk for so many bytes more. */
    private void requireRoom(long bytes) {
        if (jobs.countQueued() >= MOST_WAITING) {
            throw new ProblemException(
                    "trace-queue-full",
                    503,
                    "Too many traces waiting",
                    MOST_WAITING + " pictures are waiting to be traced; upload this one when some are done.");
        }
        if (!pictures.hasRoomFor(bytes)) {
            throw ProblemException.diskFull();
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
            if (present == null || jobs.requestCancel(id) == 0) {
                return;
            }
            audit.record("trace.cancel-asked", id, TraceLedger.pictureOf(job));
            if (present.state() == TraceState.QUEUED) {
                ledger.cancelled(job);
            }
        });
        queue.cancel(id);
    }
}
