package io.yingdun.cloud.ingest;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.Conflicts;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.testkit.TestInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A folder of a PACS, whose files are indexed one by one. */
abstract class InPlaceFolder extends RunningCloud {

    @Autowired
    protected Ingest ingest;

    @Autowired
    protected Archive archive;

    @Autowired
    protected ArchiveIndex index;

    @Autowired
    protected Conflicts conflicts;

    @Autowired
    protected Corrections corrections;

    @Autowired
    protected ObjectStore store;

    @Autowired
    protected JdbcTemplate database;

    @TempDir
    protected Path pacs;

    final Path put(String name, TestInstance instance) throws Exception {
        Path file = pacs.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, instance.file());
    }

    final IngestOutcome index(Path file) throws Exception {
        return index(pacs, "", file);
    }

    final IngestOutcome index(Path folder, String issuer, Path file) throws Exception {
        return ingest.indexInPlace(folder, issuer, file).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** The file, which is put there and indexed. */
    final Path indexed(String name, TestInstance instance) throws Exception {
        Path file = put(name, instance);
        index(file);
        return file;
    }

    final Instance instance(TestInstance sent) {
        return archive.instance(sent.sopUid()).orElseThrow();
    }

    final List<String> changesOf(TestInstance instance) {
        return database.queryForList(
                "select detail from audit_entry where action = 'instance.bytes-changed' and subject = ?",
                String.class,
                instance.studyUid());
    }
}
