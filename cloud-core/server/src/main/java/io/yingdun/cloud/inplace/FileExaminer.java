package io.yingdun.cloud.inplace;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.inplace.KnownFiles.Examined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    FileExaminer(Ingest ingest, KnownFiles known, Reports reports) {
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
                started.stream().map(FileExaminer::outcome).map(reports::tell).toList();
        known.record(directory, examined);
        reports.record(directory, examined);
        return examined;
    }

    private static Examined outcome(Started started) {
        IngestOutcome outcome = started.outcome.toCompletableFuture().join();
        if (outcome == null) {
            return new Examined(started.file, FileOutcome.DICOMDIR, null);
        }
        FileOutcome word = switch (outcome.result()) {
            case STORED -> FileOutcome.INDEXED;
            case DUPLICATE -> FileOutcome.COPY;
            case CONFLICT -> FileOutcome.CONFLICT;
            case REFUSED -> refused(outcome.refusal());
        };
        boolean readElsewhere = word == FileOutcome.COPY || word == FileOutcome.CONFLICT;
        InstanceReference instance = outcome.instance();
        return new Examined(started.file, word, readElsewhere && instance != null ? instance.sopInstanceUid() : null);
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
