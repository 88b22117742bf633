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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into files and has those indexed that are DICOM: all headers are read, then all rows are waited for together. */
@Component
class FileExaminer {

    private final Ingest ingest;
    private final KnownFiles known;
    private final Reports reports;
    private final AuditLog audit;

    FileExaminer(Ingest ingest, KnownFiles known, Reports reports, AuditLog audit) {
        this.audit = audit;
        this.ingest = ingest;
        this.known = known;
        this.reports = reports;
    }

    private record Started(FoundFile file, CompletionStage<IngestOutcome> outcome) {}

    /**
     * Reads them, and records what became of them.
     *
     * @param files of one directory
     * @return in their order
     */
    List<Examined> examine(Path root, long directory, List<FoundFile> files) {
        List<Started> started = new ArrayList<>(files.size());
        for (FoundFile file : files) {
            boolean readable = !file.name().equalsIgnoreCase("DICOMDIR");
            started.add(new Started(
                    file, readable ? ingest.indexInPlace(root, file.path()) : CompletableFuture.completedStage(null)));
        }
        List<Examined> examined =
                started.stream().map(this::outcome).map(reports::tell).toList();
        auditReplaced(root, examined);
        known.record(directory, examined);
        reports.record(directory, examined);
        return examined;
    }

    private void auditReplaced(Path root, List<Examined> examined) {
        List<String> studies = examined.stream()
                .map(Examined::replaced)
                .filter(Objects::nonNull)
                .map(InstanceReference::studyInstanceUid)
                .toList();
        if (!studies.isEmpty()) {
            audit.recordSystem(
                    "in-place.replaced",
                    root.toString(),
                    Map.of("instances", studies.size(), "studyUids", Set.copyOf(studies)));
        }
    }

    /** What holds no instance any more is no place to read one from. */
    private @Nullable InstanceReference formerlyAt(Path file, FileOutcome now) {
        if (now != FileOutcome.NOT_DICOM && now != FileOutcome.UID) {
            return null;
        }
        return ingest.forgetInPlace(List.of(file)).stream().findFirst().orElse(null);
    }

    private Examined outcome(Started started) {
        IngestOutcome outcome = started.outcome.toCompletableFuture().join();
        if (outcome == null) {
            return new Examined(started.file, FileOutcome.DICOMDIR, null, null);
        }
        FileOutcome word = switch (outcome.result()) {
            case STORED -> FileOutcome.INDEXED;
            case DUPLICATE -> FileOutcome.COPY;
            case CONFLICT -> FileOutcome.CONFLICT;
            case REFUSED -> refused(outcome.refusal());
        };
        boolean readElsewhere = word == FileOutcome.COPY || word == FileOutcome.CONFLICT;
        InstanceReference instance = outcome.instance();
        InstanceReference replaced = outcome.replaced();
        return new Examined(
                started.file,
                word,
                readElsewhere && instance != null ? instance.sopInstanceUid() : null,
                replaced == null ? formerlyAt(started.file.path(), word) : replaced);
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
