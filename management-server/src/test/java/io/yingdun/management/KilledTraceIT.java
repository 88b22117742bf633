package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.FilePart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it traces several pictures together, and started again. */
class KilledTraceIT {

    @TempDir
    private Path dir;

    private ServerInItsOwnProcess server;

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    /** Noise takes long: every scale is tried on it. */
    private static FilePart noise(String name, int seed) throws IOException {
        BufferedImage image = new BufferedImage(2_400, 1_800, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = new byte[2_400 * 1_800];
        new Random(seed).nextBytes(pixels);
        image.getRaster().setDataElements(0, 0, 2_400, 1_800, pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "bmp", out);
        return new FilePart(name, out.toByteArray());
    }

    private static String state(ApiClient officer, String id) {
        return officer.get("/api/traces/" + id).json().get("state").asString();
    }

    @Test
    void endsTheTraceThatItHadBegunAndAnswersTheSameRequestWithIt() throws Exception {
        server = new ServerInItsOwnProcess(dir, List.of(), Map.of());
        server.start();
        List<FilePart> files = List.of(noise("a.bmp", 1), noise("b.bmp", 2), noise("c.bmp", 3));
        String[] key = {"Idempotency-Key", "leak-of-march"};
        ApiClient officer = server.officer();
        String id = officer.upload("/api/traces", files, Map.of(), key)
                .json()
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(60)).until(() -> state(officer, id).equals("RUNNING"));
        server.kill();

        server.start();
        ApiClient again = server.officer();
        assertThat(again.upload("/api/traces", files, Map.of(), key)
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo(id);
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> state(again, id).equals("DONE"));
        assertThat(again.get("/api/traces").json().get("total").asInt()).isEqualTo(1);
    }
}
