package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at random moments under load, the server loses nothing that it acknowledged, shows nothing half and leaves no
 * orphan. {@code -Ddurability.kills=200} makes it many, {@code -Ddurability.seed=N} repeats the moments.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("durability.kills", 12);
    private static final long SEED = Long.getLong("durability.seed", System.nanoTime());

    @TempDir
    private Path dir;

    private ServerProcess server;

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void losesNothingThatItAcknowledged() throws Exception {
        Random random = new Random(SEED);
        server = new ServerProcess(dir, "--yingdun.storage.reserve=1MB");
        Load load = new Load(server);
        server.start();
        for (int kill = 0; kill < KILLS; kill++) {
            int before = load.acknowledged().size();
            load.start();
            // At least one object in, so that each kill meets work.
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> load.acknowledged().size() > before);
            Thread.sleep(random.nextInt(400));
            strike(kill, load);
            load.stop();
            check(load, "kill " + kill + " of seed " + SEED);
        }
        assertThat(load.acknowledged().size()).isGreaterThan(KILLS);
    }

    /** The server alone, server and database together, or the database under a server that lives on. */
    private void strike(int kill, Load load) throws Exception {
        switch (kill % 4) {
            case 0, 2 -> {
                server.kill();
                server.start();
            }
            case 1 -> {
                server.killDatabase();
                server.kill();
                server.start();
            }
            default -> {
                server.crashDatabase();
                int before = load.acknowledged().size();
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> load.acknowledged().size() > before + 10);
            }
        }
    }

    private void check(Load load, String when) throws IOException {
        Set<String> indexed;
        try (Socket socket = server.connect()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            assertThat(Load.halves(out, in)).as(when).isEqualTo("0");
            for (Map.Entry<String, String> sent : load.acknowledged().entrySet()) {
                assertThat(Load.query(sent.getKey(), out, in)).as(when).isEqualTo(sent.getValue());
            }
            indexed = Load.indexed(out, in);
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(names(server.objects().resolve("incoming")))
                        .as(when)
                        .isEmpty());
        assertThat(names(server.objects())).as(when).isEqualTo(indexed);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
