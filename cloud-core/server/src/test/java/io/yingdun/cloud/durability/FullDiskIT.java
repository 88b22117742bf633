package io.yingdun.cloud.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    void refusesByEveryDoorWhileTheDiskIsFullAndServesAgainWhenItIsNot(String reserve) throws Exception {
        startOnDiskOf("8m", reserve);
        Map<String, String> acknowledged = new LinkedHashMap<>();
        try (NetworkThreads network = new NetworkThreads();
                Door plain = new PlainDoor(server);
                Door dimse = new DimseDoor(server, network);
                Door stow = new StowDoor(server);
                Door upload = new UploadDoor(server)) {
            List<Door> doors = List.of(plain, dimse, stow, upload);
            Map<Door, String> refusals = sendUntilEachIsRefused(doors, acknowledged);
            assertThat(acknowledged).hasSizeGreaterThan(5);
            assertThat(refusals.get(plain)).containsPattern("FULL|OUT_OF_RESOURCES");
            assertThat(refusals.get(dimse)).startsWith("C-STORE A700H");
            assertThat(refusals.get(stow)).isEqualTo("STOW 503, Retry-After 30");
            assertThat(refusals.get(upload)).isEqualTo("UPLOAD 507 storage-full, Retry-After 30");

            run("mount", "-o", "remount,size=64m", server.objects().toString());
            for (Door door : doors) {
                send(door, TestInstance.ofNewStudy().pixels(512, 512), acknowledged);
            }
        }
        isAllThere(acknowledged);
    }

    /** What each has refused twice in a row: the last room may be there for one and not for the next. */
    private static Map<Door, String> sendUntilEachIsRefused(List<Door> doors, Map<String, String> acknowledged)
            throws IOException {
        Map<Door, String> refusals = new HashMap<>();
        TestInstance instance = TestInstance.ofNewStudy().pixels(512, 512);
        int refused = 0;
        for (int number = 2; number < 60 && refused < 2 * doors.size(); number++) {
            Door door = doors.get(number % doors.size());
            String answer = door.send(instance);
            refusals.put(door, answer);
            if (answer.equals(Door.STORED)) {
                acknowledged.put(instance.sopUid(), Load.hash(instance.file()));
                instance = instance.sibling(number);
                refused = 0;
            } else {
                refused++;
            }
        }
        return refusals;
    }

    private static void send(Door door, TestInstance instance, Map<String, String> acknowledged) throws IOException {
        assertThat(door.send(instance)).isEqualTo(Door.STORED);
        acknowledged.put(instance.sopUid(), Load.hash(instance.file()));
    }

    private void isAllThere(Map<String, String> acknowledged) throws IOException {
        try (PlainDoor door = new PlainDoor(server)) {
            for (Map.Entry<String, String> sent : acknowledged.entrySet()) {
                assertThat(door.query(sent.getKey())).isEqualTo(sent.getValue());
            }
        }
    }

    @Test
    void refusesByEveryDoorWhileTheDatabaseIsGoneAndServesAgainWhenItIsBack() throws Exception {
        server = new ServerProcess(dir);
        server.start();
        try (Load load = new Load(server)) {
            load.start();
            for (int crash = 0; crash < 3; crash++) {
                awaitMore(load);
                server.crashDatabase();
            }
            awaitMore(load);
            load.stop();
            isAllThere(load.acknowledged());
            assertThat(load.refusals())
                    .allSatisfy(refusal -> assertThat(refusal)
                            .containsPattern("^(UNAVAILABLE: .*|C-STORE A700H .*|STOW 503, Retry-After [1-9]\\d*)$"));
        }
    }

    private static void awaitMore(Load load) {
        int before = load.acknowledged().size();
        await().atMost(Duration.ofMinutes(2)).until(() -> load.acknowledged().size() > before + 20);
    }
}
