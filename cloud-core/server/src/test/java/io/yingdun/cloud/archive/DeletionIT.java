package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.audit.AuditActor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeletionIT extends RunningCloud {

    private static final AuditActor CLERK = new AuditActor("clerk", "STAFF", "192.0.2.7");

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private ObjectStore store;

    @Autowired
    private Deletion deletion;

    private TestInstance sendNew() {
        TestInstance instance = TestInstance.ofNewStudy();
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private boolean hasBytes(Location location) throws Exception {
        try (StoredObject object = store.open(location)) {
            return object.size() > 0;
        } catch (StorageException e) {
            return false;
        }
    }

    @Test
    void aDeletedStudyIsGoneWithItsBytes() {
        TestInstance sent = sendNew();
        Location location = archive.instance(sent.sopUid()).orElseThrow().location();
        deletion.deleteStudy(sent.studyUid(), "sent by mistake", CLERK);
        assertThat(archive.study(sent.studyUid())).isEmpty();
        await().atMost(Duration.ofSeconds(60)).until(() -> !hasBytes(location));
    }

    @Test
    void whatIsSentAgainAfterItsDeletionIsKept() throws Exception {
        TestInstance sent = sendNew();
        deletion.deleteStudy(sent.studyUid(), "sent by mistake", CLERK);
        assertThat(new Sender(ingest).send(sent).result()).isEqualTo(Result.STORED);
        TestInstance witness = sendNew();
        Location other = archive.instance(witness.sopUid()).orElseThrow().location();
        deletion.deleteStudy(witness.studyUid(), "sent by mistake", CLERK);
        await().atMost(Duration.ofSeconds(60)).until(() -> !hasBytes(other));
        assertThat(hasBytes(archive.instance(sent.sopUid()).orElseThrow().location()))
                .isTrue();
    }
}
