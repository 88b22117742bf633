package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.LiveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other bytes under a known SOP Instance UID, where the policy is to keep them. */
class KeptVersionIT {

    @TempDir
    private Path dir;

    private ServerProcess server;

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void liesBesideTheFirstWhichIsStillWhatIsReadAndOutlivesAKill() throws Exception {
        server = new ServerProcess(dir, "--yingdun.ingest.other-bytes=KEEP_VERSION");
        server.start();
        TestInstance first = TestInstance.ofNewStudy();
        byte[] kept = first.file();
        byte[] other = first.with(Tag.PatientName, "Li^Na").file();
        assertThat(send(kept)).isEqualTo("STORED");
        assertThat(send(other)).isEqualTo("CONFLICT");
        assertThat(send(other)).isEqualTo("CONFLICT");
        assertThat(send(kept)).isEqualTo("DUPLICATE");

        server.kill();
        server.start();
        assertThat(send(other)).isEqualTo("CONFLICT");
        try (PlainDoor door = new PlainDoor(server)) {
            assertThat(door.query(first.sopUid())).isEqualTo(Load.hash(kept));
        }
        await().untilAsserted(() -> assertThat(objects()).containsExactlyInAnyOrder(Load.hash(kept), Load.hash(other)));
    }

    private String send(byte[] file) throws IOException {
        try (PlainDoor door = new PlainDoor(server)) {
            return door.answer(file);
        }
    }

    /** Without doubles: what is undecided has two names. */
    private Set<String> objects() throws IOException {
        return Set.copyOf(LiveFolder.names(server.objects()));
    }
}
