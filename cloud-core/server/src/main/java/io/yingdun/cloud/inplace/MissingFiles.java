package io.yingdun.cloud.inplace;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.foundation.audit.AuditLog;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes out of the index what was read from files that are no more. */
@Component
class MissingFiles {

    private static final int MOST_STUDIES_NAMED = 100;

    private final KnownFiles known;
    private final Ingest ingest;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    MissingFiles(KnownFiles known, Ingest ingest, AuditLog audit, TransactionOperations transaction, Clock clock) {
        this.known = known;
        this.ingest = ingest;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Some of those that have been missing for so long. One that is there again is looked into once more. */
    void settle(ScannedFolder folder, Duration grace) {
        List<FileMapper.Missing> gone = new ArrayList<>();
        for (FileMapper.Missing file :
                known.missingBefore(folder.id(), clock.instant().minus(grace))) {
            Path path = path(folder, file);
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                gone.add(file);
            } else {
                folder.wait(path);
            }
        }
        if (!gone.isEmpty()) {
            List<Path> copies = transaction.execute(status -> forget(folder, gone));
            if (copies != null) {
                copies.forEach(folder::wait);
            }
        }
    }

    /** @return other files of the instances that are archived no longer */
    private List<Path> forget(ScannedFolder folder, List<FileMapper.Missing> gone) {
        List<InstanceReference> removed = ingest.forgetInPlace(
                gone.stream().map(file -> path(folder, file)).toList());
        known.remove(gone);
        if (removed.isEmpty()) {
            return List.of();
        }
        List<Path> copies = known.othersOf(
                folder.id(),
                folder.root(),
                removed.stream().map(InstanceReference::sopInstanceUid).toList());
        List<String> studies = removed.stream()
                .map(InstanceReference::studyInstanceUid)
                .distinct()
                .toList();
        audit.recordSystem(
                "in-place.vanished",
                Long.toString(folder.id()),
                Map.of(
                        "instances", removed.size(),
                        "studies", studies.size(),
                        "studyUids", studies.stream().limit(MOST_STUDIES_NAMED).toList()));
        return copies;
    }

    private static Path path(ScannedFolder folder, FileMapper.Missing file) {
        return folder.root().resolve(file.path()).resolve(file.name());
    }
}
