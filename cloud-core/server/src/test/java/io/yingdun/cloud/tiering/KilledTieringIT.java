package io.yingdun.cloud.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.CloudProcess;
import io.yingdun.cloud.testkit.S3Server;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.LiveFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at random moments while it moves objects. {@code -Dtiering.seed=N} repeats the moments. */
class KilledTieringIT {

    private static final int KILLS = 5;
    private static final int OBJECTS = 60;
    private static final long SEED = Long.getLong("tiering.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private static void store(ApiClient client, TestInstance instance) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--B\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(instance.file());
        body.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        ApiClient.Answer answer = client.post(
                "/dicomweb/studies", "multipart/related; type=\"application/dicom\"; boundary=B", body.toByteArray());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static long local(CloudProcess server) throws IOException {
        return LiveFolder.files(server.folder("objects")).size();
    }

    private static byte[] retrieved(ApiClient client, TestInstance instance) {
        return client.get(instance.path(), "Accept", "application/dicom; transfer-syntax=*")
                .body();
    }

    @Test
    void losesNothingAndLeavesNothingInBothPlaces() throws Exception {
        Random random = new Random(SEED);
        try (S3Server far = new S3Server(Files.createDirectory(folder.resolve("s3")));
                CloudProcess server = new CloudProcess(Files.createDirectory(folder.resolve("data")))) {
            String[] options = {
                "--yingdun.storage.s3.endpoint=http://127.0.0.1:" + far.port(),
                "--yingdun.storage.s3.bucket=" + S3Server.BUCKET,
                "--yingdun.storage.s3.credentials-file=" + far.credentialsFile(),
                "--yingdun.storage.tiering.move-after=0s",
                "--yingdun.storage.tiering.every=1s",
                "--yingdun.storage.tiering.rate=1MB"
            };
            server.start(options);
            List<TestInstance> sent = new ArrayList<>();
            ApiClient client = server.service();
            for (int n = 0; n < OBJECTS; n++) {
                sent.add(TestInstance.ofNewStudy().pixels(128, 128));
                store(client, sent.get(n));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_500));
                server.kill();
                server.start(options);
                ApiClient reader = server.service();
                assertThat(sent)
                        .as("kill " + kill + " of seed " + SEED)
                        .allSatisfy(instance ->
                                assertThat(retrieved(reader, instance)).isEqualTo(instance.file()));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> local(server) == 0);
            assertThat(far.objects()).hasSize(OBJECTS);
            ApiClient reader = server.service();
            assertThat(sent)
                    .allSatisfy(
                            instance -> assertThat(retrieved(reader, instance)).isEqualTo(instance.file()));
            assertThat(logs(folder.resolve("data")))
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(log).doesNotContain(far.secret()));
        }
    }

    private static List<String> logs(Path data) throws IOException {
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".log")).toList()) {
                logs.add(Files.readString(file));
            }
        }
        return logs;
    }
}
