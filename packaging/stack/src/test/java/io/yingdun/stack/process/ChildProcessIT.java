package io.yingdun.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void stopsTheChildrenOfItsChildrenToo() {
        ChildProcess child = shell("sleep 300 & sleep 301 & echo $! > \"$0\"; wait", folder.resolve("pid"));
        long grandchild = pidIn(folder.resolve("pid"));

        child.stop(SOON);

        assertThat(child.isAlive()).isFalse();
        Await.until(
                "the grandchild to end",
                SOON,
                () -> ProcessHandle.of(grandchild).isEmpty());
    }

    @Test
    void endsByForceWhatDoesNotListen() {
        ChildProcess child = shell("trap '' TERM; echo $$ > \"$0\"; while :; do sleep 1; done", folder.resolve("pid"));
        pidIn(folder.resolve("pid"));

        child.stop(Duration.ofMillis(300));

        Await.until("the deaf child to end", SOON, () -> !child.isAlive());
    }

    @Test
    void marksItsChildrensChildrenSoThatTheyCanBeFoundAfterACrash() throws Exception {
        ChildProcess child = shell("sleep 300 & echo $! > \"$0\"; wait", folder.resolve("pid"));
        Path environment = Path.of("/proc/" + pidIn(folder.resolve("pid")) + "/environ");

        String[] variables = Files.readString(environment).split("\0");
        child.kill();

        assertThat(variables).contains(Mark.VARIABLE + "=" + folder.toAbsolutePath());
    }

    @Test
    void keepsItsLogFromOtherUsers() throws Exception {
        ChildProcess child = shell("echo a secret", folder.resolve("unused"));
        child.onExit().join();

        assertThat(Files.readString(child.log())).isEqualTo("a secret\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(child.log())))
                .isEqualTo("rw-------");
    }

    private ChildProcess shell(String script, Path argument) {
        List<String> command = List.of("bash", "-c", script, argument.toString());
        return ChildProcess.start("a shell", Mark.of(folder), command, Map.of(), folder.resolve("a shell.log"));
    }

    private static long pidIn(Path file) {
        Await.until(
                file + " to be written",
                SOON,
                () -> Files.exists(file) && file.toFile().length() > 1);
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
