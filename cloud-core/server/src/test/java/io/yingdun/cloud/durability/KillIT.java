package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.LiveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at random moments under load through every door, the server loses nothing that it acknowledged, shows nothing half
 * and leaves no orphan. {@code -Ddurability.kills=200} makes it many, {@code -Ddurability.seed=N} repeats the moments.
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
        server.start();
        try (Load load = new Load(server)) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.start();
                // At least one object in by each door, so that each kill meets work at all of them.
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(load::isUnderWay);
                Thread.sleep(random.nextInt(400));
                strike(kill, load);
                load.stop();
                check(load, "kill " + kill + " of seed " + SEED);
            }
            assertThat(load.acknowledged().size()).isGreaterThan(KILLS);
        }
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
        try (PlainDoor door = new PlainDoor(server)) {
            assertThat(door.halves()).as(when).isEqualTo("0");
            for (Map.Entry<String, String> sent : load.acknowledged().entrySet()) {
                assertThat(door.query(sent.getKey())).as(when).isEqualTo(sent.getValue());
            }
            indexed = door.indexed();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(names(server.objects().resolve("incoming")))
                        .as(when)
                        .isEmpty());
        assertThat(names(server.objects())).as(when).isEqualTo(indexed);
    }

    private static Set<String> names(Path folder) throws IOException {
        return Set.copyOf(LiveFolder.names(folder));
    }
}
