package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that were published when everything ended at once, the database's last rows lost with it. */
class LeftOpenIT {

    @TempDir
    private Path dir;

    private ServerProcess server;

    @BeforeEach
    void server() {
        server = new ServerProcess(dir);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void areIndexedAtTheNextStartUnlessTheirBytesAreNotWhole() throws Exception {
        TestInstance whole = TestInstance.ofNewStudy();
        TestInstance half = TestInstance.ofNewStudy();
        leave(Load.hash(whole.file()), whole.file());
        byte[] lost = half.file();
        lost[lost.length - 1]++;
        Path torn = leave(Load.hash(half.file()), lost);

        server.start();
        try (PlainDoor door = new PlainDoor(server)) {
            assertThat(door.query(whole.sopUid())).isEqualTo(Load.hash(whole.file()));
            assertThat(door.query(half.sopUid())).isEqualTo("no row");
            assertThat(door.indexed()).containsExactly(Load.hash(whole.file()));
        }
        assertThat(torn).doesNotExist();
        await().untilAsserted(() -> assertThat(incoming()).isZero());
    }

    private Path leave(String key, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(
                server.objects().resolve(key.substring(0, 2)).resolve(key.substring(2, 4)));
        Path file = Files.write(folder.resolve(key), bytes);
        Path incoming = Files.createDirectories(server.objects().resolve("incoming"));
        String note =
                Base64.getUrlEncoder().withoutPadding().encodeToString("DIMSE CT1".getBytes(StandardCharsets.UTF_8));
        Files.createLink(incoming.resolve(key + "~" + note), file);
        return file;
    }

    private long incoming() throws IOException {
        try (Stream<Path> files = Files.list(server.objects().resolve("incoming"))) {
            return files.count();
        }
    }
}
