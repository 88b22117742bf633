package io.yingdun.cloud.inplace;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;

/** The scans of all folders that the settings name. */
@Service
class InPlace {

    private final InPlaceSettings settings;
    private final FolderMapper mapper;
    private final KnownFiles known;
    private final FileExaminer examiner;
    private final MissingFiles missing;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final List<FolderScanner> scanners = new ArrayList<>();

    InPlace(
            InPlaceSettings settings,
            FolderMapper mapper,
            KnownFiles known,
            FileExaminer examiner,
            MissingFiles missing,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.settings = settings;
        this.mapper = mapper;
        this.known = known;
        this.examiner = examiner;
        this.missing = missing;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (scanners.isEmpty()) {
            settings.folders().forEach(root -> scanners.add(scanner(root)));
            scanners.forEach(FolderScanner::start);
        }
    }

    /** Its thread is not started yet. */
    private FolderScanner scanner(Path root) {
        mapper.add(root.toString());
        FolderMapper.Row row = mapper.folder(root.toString());
        ScannedFolder folder = new ScannedFolder(row.id(), root, known, examiner);
        FolderPass pass = new FolderPass(folder, row, mapper, json, clock, settings.reconcile());
        return new FolderScanner(folder, pass, missing, settings, row.paused(), clock);
    }

    @PreDestroy
    synchronized void stop() {
        scanners.forEach(FolderScanner::close);
        scanners.clear();
    }

    /**
     * How far a folder is known.
     *
     * @param pass number of the pass that goes on or was the last; 0 before the first
     * @param seen entries that this pass has looked at: files, links, what could not be read
     * @param outcomes the same by {@link FileOutcome}
     * @param filesPerSecond that the pass looked at lately
     * @param waiting new files that are still written to, or wait for their turn
     * @param watchedDirectories by the operating system's events
     * @param watchLimited true when it does not watch them all: some changes are found by the next pass only
     */
    record Progress(
            long id,
            String folder,
            ScanState state,
            long pass,
            long seen,
            long indexed,
            long skipped,
            long failed,
            Map<String, Long> outcomes,
            double filesPerSecond,
            int waiting,
            int watchedDirectories,
            boolean watchLimited,
            @Nullable Instant beganAt,
            @Nullable Instant finishedAt) {}

    synchronized List<Progress> progress() {
        return scanners.stream().map(InPlace::progress).toList();
    }

    private static Progress progress(FolderScanner scanner) {
        FolderPass pass = scanner.pass();
        long seen = 0;
        long indexed = 0;
        long failed = 0;
        Map<String, Long> outcomes = new TreeMap<>();
        for (Map.Entry<FileOutcome, Long> one : pass.counts().entrySet()) {
            seen += one.getValue();
            indexed += one.getKey().indexed() ? one.getValue() : 0;
            failed += one.getKey().failed() ? one.getValue() : 0;
            outcomes.put(one.getKey().name(), one.getValue());
        }
        return new Progress(
                scanner.folder().id(),
                scanner.folder().root().toString(),
                scanner.state(),
                pass.number(),
                seen,
                indexed,
                seen - indexed - failed,
                failed,
                outcomes,
                pass.filesPerSecond(),
                scanner.folder().waiting(),
                scanner.watched(),
                scanner.watchIsFull(),
                pass.lastBegun(),
                pass.finishedAt());
    }

    /** @throws ProblemException {@code not-found} when no such folder is scanned */
    synchronized FolderScanner scanner(long id) {
        return scanners.stream()
                .filter(scanner -> scanner.folder().id() == id)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("folder"));
    }

    List<FileMapper.Failure> failures(long id, int limit, long offset) {
        return known.failures(scanner(id).folder().id(), limit, offset);
    }

    /** Nothing of the folder is read until it is resumed, also after a restart. */
    void pause(long id, boolean on) {
        FolderScanner scanner = scanner(id);
        mapper.pause(id, on);
        audit.record(on ? "in-place.paused" : "in-place.resumed", Long.toString(id), Map.of());
        scanner.pause(on);
    }

    /** A pass over everything, at any hour. */
    void rescan(long id) {
        FolderScanner scanner = scanner(id);
        audit.record("in-place.rescan", Long.toString(id), Map.of());
        scanner.wantPass();
    }
}
