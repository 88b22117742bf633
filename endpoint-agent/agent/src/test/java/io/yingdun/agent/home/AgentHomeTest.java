package io.yingdun.agent.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.agent.testkit.Homes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentHomeTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatWasWritten() throws IOException {
        AgentHome home = Homes.in(folder);
        home.write("policy", "one".getBytes(StandardCharsets.UTF_8));
        home.write("policy", "two".getBytes(StandardCharsets.UTF_8));

        assertThat(home.read("policy")).hasValue("two".getBytes(StandardCharsets.UTF_8));
        assertThat(home.read("absent")).isEmpty();
    }

    @Test
    void closesFolderAndFilesToOthers() throws IOException {
        Path open = folder.resolve("open");
        Files.createDirectory(open, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        AgentHome home = Homes.in(open);
        home.write("key", new byte[1]);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheOldContentWhenAWriteWasCutShort() throws IOException {
        AgentHome home = Homes.in(folder);
        home.write("policy", "whole".getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("policy.new"), "torn");

        assertThat(home.read("policy")).hasValue("whole".getBytes(StandardCharsets.UTF_8));
        home.write("policy", "next".getBytes(StandardCharsets.UTF_8));
        assertThat(home.read("policy")).hasValue("next".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsOldOrNewContentWhenTheWriterIsKilledAtAnyMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            Process writer = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessWriter.class.getName(),
                            folder.toString())
                    .start();
            writer.getInputStream().read();
            assertThat(writer.waitFor(20L * round, TimeUnit.MILLISECONDS)).isFalse();
            writer.destroyForcibly().waitFor();

            byte[] content = Homes.in(folder).read("state").orElseThrow();

            assertThat(content).hasSizeGreaterThan(EndlessWriter.SHORTEST - 1);
            assertThat(content).containsOnly(content[0]);
            assertThat(content.length).isEqualTo(EndlessWriter.SHORTEST + (content[0] & 0xff) * 100);
        }
    }

    /** Writes files whose every byte and length follow from their number. */
    static final class EndlessWriter {
        static final int SHORTEST = 5_000;

        private EndlessWriter() {}

        public static void main(String[] arguments) throws IOException {
            AgentHome home = Homes.in(Path.of(arguments[0]));
            for (int number = 0; ; number = (number + 1) % 256) {
                byte[] content = new byte[SHORTEST + number * 100];
                Arrays.fill(content, (byte) number);
                home.write("state", content);
                System.out.write('w');
                System.out.flush();
            }
        }
    }

    @Test
    void letsOneProcessOnlyIn() throws Exception {
        AgentHome home = Homes.in(folder);
        assertThat(home.lock()).isPresent();

        Process other = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockTaker.class.getName(),
                        folder.toString()))
                .start();

        assertThat(other.waitFor()).isEqualTo(LockTaker.REFUSED);
    }

    static final class LockTaker {
        static final int REFUSED = 7;

        private LockTaker() {}

        public static void main(String[] arguments) throws IOException {
            System.exit(Homes.in(Path.of(arguments[0])).lock().isEmpty() ? REFUSED : 0);
        }
    }

    @Test
    void wipesAFileAndItsUnfinishedCopy() throws IOException {
        AgentHome home = Homes.in(folder);
        home.write("key", new byte[100]);
        Files.write(folder.resolve("key.new"), new byte[50]);

        home.wipe("key");
        home.wipe("absent");

        assertThat(folder.resolve("key")).doesNotExist();
        assertThat(folder.resolve("key.new")).doesNotExist();
    }

    @Test
    void refusesAFileThatItCannotHaveWritten() throws IOException {
        Files.write(folder.resolve("policy"), new byte[3 * 1024 * 1024]);

        assertThatThrownBy(() -> Homes.in(folder).read("policy"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }
}
