package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The embedded database's postmaster, {@code kill -9}, under the living server. */
class DatabaseKilledIT extends RunningCloud {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    private Ingest ingest;

    @Test
    void answers503WithRetryAfterUntilTheDatabaseIsBackByItself() throws Exception {
        Sender sender = new Sender(ingest);
        TestInstance before = TestInstance.ofNewStudy();
        assertThat(sender.send(before).result()).isEqualTo(IngestOutcome.Result.STORED);
        ApiClient client = service();
        String search = "/dicomweb/studies?StudyInstanceUID=" + before.studyUid();
        assertThat(client.get(search).status()).isEqualTo(200);

        ProcessHandle killed = postmaster();
        List<ProcessHandle> sessions = killed.children().toList();
        int port = databasePort();
        killed.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        // Until its port is free it cannot come back before it has been missed.
        try (ServerSocket held = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), ServerSocket::isBound)) {
            ApiClient.Answer meanwhile = client.get(search);

            assertThat(held.isBound()).isTrue();
            assertThat(meanwhile.status()).isEqualTo(503);
            assertThat(meanwhile.code()).isEqualTo("unavailable");
            assertThat(meanwhile.header("Retry-After")).matches("[1-9]\\d*");
        }
        await().atMost(PATIENCE).until(() -> client.get(search).status() == 200);
        assertThat(client.get(search).text()).contains(before.studyUid());
        await().atMost(PATIENCE).until(() -> sender.send(before.sibling(2)).accepted());
    }

    private static ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).orElseThrow();
    }

    private static int databasePort() throws Exception {
        return Integer.parseInt(pidFile().get(3).strip());
    }

    /** Its lines: the process, the data directory, the start, the port (PostgreSQL, "Database File Layout"). */
    private static List<String> pidFile() throws Exception {
        return Files.readAllLines(dataDir().resolve("cloud/database/cluster/postmaster.pid"));
    }
}
