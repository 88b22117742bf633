package io.yingdun.management.tracing;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.Pixels;
import io.yingdun.watermark.media.ScreenView;
import io.yingdun.watermark.trace.EvidenceMap;
import io.yingdun.watermark.trace.EvidencePictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;

/** Verdicts for people without a console, each taken away under an entry of the audit log. */
@Service
class TraceEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(TraceEvidence.class);

    private static final int LARGEST_PREVIEW = 1_600;

    private final TraceMapper jobs;
    private final TraceViews views;
    private final PictureStore pictures;
    private final DecodingTurn turn;
    private final TraceReport report;
    private final EvidencePack pack;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    TraceEvidence(
            TraceMapper jobs,
            TraceViews views,
            PictureStore pictures,
            DecodingTurn turn,
            TraceReport report,
            EvidencePack pack,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.views = views;
        this.pictures = pictures;
        this.turn = turn;
        this.report = report;
        this.pack = pack;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The verdict as PDF; a trace without one has none. */
    byte[] report(TraceJob job) throws IOException {
        return report.pdf(request(job, "trace.reported"));
    }

    /** The verdict with all it stands on, as ZIP. */
    byte[] pack(TraceJob job) throws IOException {
        return pack.zip(request(job, "trace.evidence-exported"), map(job.id()));
    }

    private TraceReport.Request request(TraceJob job, String action) {
        TraceView trace = views.of(job);
        TraceOutcome outcome = views.outcome(job);
        if (outcome == null) {
            throw new ProblemException(
                    "trace-not-done", 409, "Trace not done", "There is evidence once the trace is done.");
        }
        EvidencePictures seen = seen(trace, outcome);
        long sequence = audit.record(action, job.id(), TraceLedger.pictureOf(job));
        List<TraceReport.Link> links = new ArrayList<>();
        link(links, "trace.requested", job.requestedSequence());
        link(links, "trace.concluded", job.auditSequence());
        link(links, action, sequence);
        return new TraceReport.Request(trace, job, seen, audit.currentActor().name(), links, clock.instant());
    }

    private void link(List<TraceReport.Link> links, String action, @Nullable Long sequence) {
        if (sequence != null) {
            links.add(new TraceReport.Link(action, sequence, audit.hashOf(sequence)));
        }
    }

    /** Null where the picture is not kept any more, or there is no memory to show it. */
    private @Nullable EvidencePictures seen(TraceView trace, TraceOutcome outcome) {
        Path file =
                pictures.find(trace.pictures().get(trace.picture()).sha256()).orElse(null);
        if (file == null) {
            return null;
        }
        try {
            EvidenceMap map = map(trace.id());
            return turn.take(file, (picture, size) -> outcome.pictures(picture, map));
        } catch (TraceFailure | PictureException e) {
            LOG.warn("The evidence of trace {} goes without its picture: {}", trace.id(), e.getMessage());
            return null;
        }
    }

    private @Nullable EvidenceMap map(String id) {
        String stored = jobs.evidence(id);
        return stored == null ? null : json.readValue(stored, EvidenceMap.class);
    }

    /** Where in the picture the mark was found, as stored. */
    String mapOf(String id) {
        String stored = jobs.evidence(id);
        if (stored == null) {
            throw ProblemException.notFound("evidence map");
        }
        return stored;
    }

    /** The picture, small and made clearer for the eye, as PNG. */
    byte[] preview(TraceJob job, TracePicture picture, @Nullable Quadrilateral screen, boolean contrast)
            throws IOException {
        Path stored = pictures.required(picture.sha256());
        try {
            Pixels view = turn.take(stored, (file, size) -> {
                if (screen != null) {
                    ScreenCorners.requireNear(screen, size.longerSide());
                }
                return ScreenView.of(file, screen, contrast, LARGEST_PREVIEW);
            });
            viewed(job, picture);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(view.image(), "png", out);
            return out.toByteArray();
        } catch (PictureException e) {
            throw new ProblemException("picture-unreadable", 422, "No preview", e.getMessage());
        } catch (TraceFailure e) {
            throw new ProblemException("picture-too-large", 422, "No preview", e.getMessage());
        }
    }

    /** The file as it was uploaded. */
    Path picture(TraceJob job, TracePicture picture) {
        Path file = pictures.required(picture.sha256());
        viewed(job, picture);
        return file;
    }

    /** Looking at a picture is a deed of its own: it may show a patient. */
    private void viewed(TraceJob job, TracePicture picture) {
        audit.record("trace.picture-viewed", job.id(), Map.of("pictureSha256", picture.sha256()));
    }
}
