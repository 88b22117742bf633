package io.yingdun.cloud.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Deletion;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.LiveFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ThumbnailsIT extends RunningCloud {

    private static final int SIDE = 192;

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private Deletion deletion;

    @Autowired
    private Pictures pictures;

    private Instance stored(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return archive.instance(instance.sopUid()).orElseThrow();
    }

    private static List<Path> keptOf(Instance instance) throws IOException {
        return LiveFolder.files(dataDir().resolve("cloud/thumbnails")).stream()
                .filter(file -> file.getFileName().toString().contains(instance.version()))
                .toList();
    }

    @Test
    void doNotOutliveTheStudyTheyShow() throws IOException {
        Instance kept = stored(TestInstance.ofNewStudy());
        Instance deleted = stored(TestInstance.ofNewStudy());
        pictures.thumbnail(kept, SIDE, ImageFormat.JPEG);
        pictures.thumbnail(deleted, SIDE, ImageFormat.JPEG);
        deletion.deleteStudy(deleted.studyInstanceUid(), "test", AuditActor.SYSTEM);

        pictures.removeStale();

        assertThat(keptOf(kept)).hasSize(1);
        assertThat(keptOf(deleted)).isEmpty();
    }

    @Test
    void doNotLeaveForEverWhatAKilledServerHadBegun() throws IOException {
        Path thumbnails = dataDir().resolve("cloud/thumbnails");
        Path strange = Files.writeString(thumbnails.resolve("00-no-folder"), "");
        Path left = Files.createTempFile(Files.createDirectories(thumbnails.resolve("ff")), ".", ".part");
        Path young = Files.createTempFile(left.getParent(), ".", ".part");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        pictures.removeStale();

        assertThat(left).doesNotExist();
        assertThat(young).exists();
        Files.delete(young);
        Files.delete(strange);
    }
}
