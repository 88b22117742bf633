package io.yingdun.cloud.inplace;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.inplace.KnownFiles.Examined;
import io.yingdun.foundation.audit.AuditLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into files and has those indexed that are DICOM: all headers are read, then all rows are waited for together. */
@Component
class FileExaminer {

    private final Ingest ingest;
    private final KnownFiles known;
    private final ReportFiles reports;
    private final InPlaceSettings settings;
    private final AuditLog audit;

    FileExaminer(Ingest ingest, KnownFiles known, ReportFiles reports, InPlaceSettings settings, AuditLog audit) {
        this.settings = settings;
        this.audit = audit;
        this.ingest = ingest;
        this.known = known;
        this.reports = reports;
    }

    private record Started(FoundFile file, CompletionStage<IngestOutcome> outcome) {}

    /**
     * What was found.
     *
     * @param files in their order
     * @param replaced instances that were read from them before and are archived no longer
     */
    record Batch(List<Examined> files, List<InstanceReference> replaced) {}

    /**
     * Reads them, and records what became of them.
     *
     * @param files of one directory
     * @param settled whether one that breaks off is not looked into again before it changes
     */
    Batch examine(Path root, long directory, List<FoundFile> files, Predicate<FoundFile> settled) {
        List<Started> started = new ArrayList<>(files.size());
        for (FoundFile file : files) {
            started.add(new Started(file, begin(root, file)));
        }
        List<Examined> examined = new ArrayList<>(files.size());
        List<InstanceReference> replaced = new ArrayList<>();
        List<Path> noInstances = new ArrayList<>();
        for (Started one : started) {
            IngestOutcome outcome = one.outcome.toCompletableFuture().join();
            Examined result = examined(one.file, outcome);
            if (result.outcome() == FileOutcome.BROKEN && settled.test(one.file)) {
                outcome = ingest.indexCutInPlace(root, settings.issuerOf(root), one.file.path())
                        .toCompletableFuture()
                        .join();
                result = cut(one.file, outcome);
            }
            if (outcome != null && outcome.replaced() != null) {
                replaced.add(outcome.replaced());
            } else if (result.outcome() == FileOutcome.NOT_DICOM || result.outcome() == FileOutcome.UID) {
                noInstances.add(one.file.path());
            }
            examined.add(reports.tell(result));
        }
        if (!noInstances.isEmpty()) {
            // What holds no instance any more is no place to read one from.
            replaced.addAll(ingest.forgetInPlace(noInstances));
        }
        auditReplaced(root, replaced);
        known.record(directory, examined);
        reports.record(directory, examined);
        return new Batch(examined, replaced);
    }

    /** Done with null for what is no image. */
    private CompletionStage<IngestOutcome> begin(Path root, FoundFile file) {
        if (MediaDirectory.is(file)) {
            MediaDirectory.check(file);
            return CompletableFuture.completedStage(null);
        }
        return ingest.indexInPlace(root, settings.issuerOf(root), file.path());
    }

    private void auditReplaced(Path root, List<InstanceReference> replaced) {
        List<String> studies =
                replaced.stream().map(InstanceReference::studyInstanceUid).toList();
        if (!studies.isEmpty()) {
            audit.recordSystem(
                    "in-place.replaced",
                    root.toString(),
                    Map.of("instances", studies.size(), "studyUids", Set.copyOf(studies)));
        }
    }

    private static Examined examined(FoundFile file, @Nullable IngestOutcome outcome) {
        if (outcome == null) {
            return new Examined(file, FileOutcome.DICOMDIR, null);
        }
        FileOutcome word = switch (outcome.result()) {
            case STORED -> FileOutcome.INDEXED;
            case DUPLICATE -> FileOutcome.COPY;
            case CONFLICT -> FileOutcome.CONFLICT;
            case REFUSED -> refused(outcome.refusal());
        };
        boolean readElsewhere = word == FileOutcome.COPY || word == FileOutcome.CONFLICT;
        InstanceReference instance = outcome.instance();
        return new Examined(file, word, readElsewhere && instance != null ? instance.sopInstanceUid() : null);
    }

    /** A whole file of the same instance may turn up, or have been there: each is told when the other goes. */
    private static Examined cut(FoundFile file, IngestOutcome outcome) {
        InstanceReference instance = outcome.instance();
        return outcome.accepted() && instance != null
                ? new Examined(file, FileOutcome.CUT, instance.sopInstanceUid())
                : examined(file, outcome);
    }

    private static FileOutcome refused(IngestOutcome.@Nullable Refusal refusal) {
        if (refusal == null) {
            return FileOutcome.UNREADABLE;
        }
        return switch (refusal) {
            case NOT_DICOM -> FileOutcome.NOT_DICOM;
            case UID -> FileOutcome.UID;
            case BROKEN -> FileOutcome.BROKEN;
            default -> FileOutcome.UNREADABLE;
        };
    }
}
