package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small disk of its own for the objects, which runs full and gets room again; it takes root to mount one. */
class FullDiskIT {

    @TempDir
    private Path dir;

    private ServerProcess server;
    private boolean mounted;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
        if (mounted) {
            run("umount", server.objects().toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private void startOnDiskOf(String size, String reserve) throws Exception {
        server = new ServerProcess(dir, "--yingdun.storage.reserve=" + reserve);
        Files.createDirectories(server.objects());
        mounted = run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + size,
                "tmpfs",
                server.objects().toString());
        assumeTrue(mounted, "SKIPPED: a small disk can be mounted by root only");
        server.start();
    }

    /** With a reserve it is kept; without one the disk itself says that it is full. */
    @ParameterizedTest
    @ValueSource(strings = {"2MB", "0"})
    void refusesWhileTheDiskIsFullAndServesAgainWhenItIsNot(String reserve) throws Exception {
        startOnDiskOf("8m", reserve);
        Map<String, String> acknowledged = new LinkedHashMap<>();
        try (Socket socket = server.connect()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            String answer = "STORED";
            TestInstance instance = TestInstance.ofNewStudy().pixels(512, 512);
            for (int number = 2; number < 50 && answer.equals("STORED"); number++) {
                answer = store(instance, acknowledged, out, in);
                instance = instance.sibling(number);
            }
            assertThat(answer).containsPattern("FULL|OUT_OF_RESOURCES");
            assertThat(acknowledged).hasSizeGreaterThan(5);
            assertThat(store(instance, acknowledged, out, in)).containsPattern("FULL|OUT_OF_RESOURCES");

            run("mount", "-o", "remount,size=64m", server.objects().toString());
            assertThat(store(instance, acknowledged, out, in)).isEqualTo("STORED");
            for (Map.Entry<String, String> sent : acknowledged.entrySet()) {
                assertThat(Load.query(sent.getKey(), out, in)).isEqualTo(sent.getValue());
            }
        }
    }

    private static String store(
            TestInstance instance, Map<String, String> acknowledged, DataOutputStream out, DataInputStream in)
            throws IOException {
        byte[] file = instance.file();
        String answer = Load.send(file, out, in);
        if (answer.equals("STORED")) {
            acknowledged.put(instance.sopUid(), Load.hash(file));
        }
        return answer;
    }

    @Test
    void refusesWhileTheDatabaseIsGoneAndServesAgainWhenItIsBack() throws Exception {
        server = new ServerProcess(dir);
        server.start();
        Load load = new Load(server);
        load.start();
        for (int crash = 0; crash < 3; crash++) {
            int before = load.acknowledged().size();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> load.acknowledged().size() > before + 20);
            server.crashDatabase();
        }
        int before = load.acknowledged().size();
        await().atMost(Duration.ofMinutes(2)).until(() -> load.acknowledged().size() > before + 20);
        load.stop();
        try (Socket socket = server.connect()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            for (Map.Entry<String, String> sent : load.acknowledged().entrySet()) {
                assertThat(Load.query(sent.getKey(), out, in)).isEqualTo(sent.getValue());
            }
        }
    }
}
