package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        try (Socket socket = server.connect()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            assertThat(Load.query(first.sopUid(), out, in)).isEqualTo(Load.hash(kept));
        }
        // A name may vanish while it is listed.
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(objects()).containsExactlyInAnyOrder(Load.hash(kept), Load.hash(other)));
    }

    private String send(byte[] file) throws IOException {
        try (Socket socket = server.connect()) {
            return Load.send(
                    file, new DataOutputStream(socket.getOutputStream()), new DataInputStream(socket.getInputStream()));
        }
    }

    /** Without doubles: what is undecided has two names. */
    private Set<String> objects() throws IOException {
        try (Stream<Path> files = Files.walk(server.objects())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
