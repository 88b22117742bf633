package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.stack.process.Installation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code packaging/run} says on a machine that lacks something: each is taken away by a namespace of Linux. */
class FirstRunIT {

    private static final long MINUTES = 5;

    @TempDir
    private Path folder;

    private final Path source = Installation.fromSystemProperty().root();

    @Test
    void withoutANetworkItSaysWhatCouldNotBeFetchedAndFromWhere() throws Exception {
        assumeTrue(works("unshare", "--net", "true"), "this machine forbids network namespaces");
        assumeTrue(Files.exists(source.resolve(".git")), "not a clone");
        Path clone = folder.resolve("clone");
        assertThat(works("git", "clone", "--quiet", source.toString(), clone.toString()))
                .isTrue();
        String emptyHome = Files.createDirectory(folder.resolve("home")).toString();

        String said = failing(
                "unshare",
                "--net",
                "env",
                "HOME=" + emptyHome,
                "MAVEN_OPTS=-Duser.home=" + emptyHome,
                clone.resolve("packaging/run").toString(),
                "--no-demo",
                "--data",
                data());

        assertThat(said).contains("could not be fetched").contains("Maven Central and the npm registry", "start again");
    }

    @Test
    void withoutRightsItSaysWhichPackagesAPersonWithThemHasToInstall() throws Exception {
        assumeTrue(works("unshare", "--user", "true"), "this machine forbids user namespaces");
        assumeTrue(works("bash", "-c", "command -v apt-get"), "needs apt");

        Path programs = programsWithout("sudo", "picom");
        String said = failing(
                "unshare",
                "--user",
                "env",
                "PATH=" + programs,
                source.resolve("packaging/run").toString(),
                "--data",
                data());
        // JUnit would warn of every link that leads out of its folder.
        assertThat(works("find", programs.toString(), "-type", "l", "-delete")).isTrue();

        assertThat(said)
                .contains("neither root nor sudo")
                .contains("As root: apt-get install --no-install-recommends picom")
                .contains("--no-demo starts the server alone");
    }

    @Test
    void withTooLittleDiskItSaysHowMuchIsNeededAndWhere() throws Exception {
        assumeTrue(works("unshare", "--mount", "true"), "this machine forbids mount namespaces");
        Path small = Files.createDirectory(folder.resolve("small disk"));

        String said = failing(
                "unshare",
                "--mount",
                "bash",
                "-c",
                "mount -t tmpfs -o size=20m none \"$1\" && exec \"$2\" --data \"$1\"",
                "run",
                small.toString(),
                source.resolve("packaging/run").toString());

        assertThat(said)
                .contains("MiB are free under " + small)
                .contains("needs 1500 MiB", "Make room, or choose another folder");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** A folder of links to all of the machine's programs but these. */
    private Path programsWithout(String... missing) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String place : new String[] {"/usr/bin", "/usr/sbin"}) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of(place))) {
                for (Path program : all) {
                    String name = program.getFileName().toString();
                    Path link = programs.resolve(name);
                    if (!List.of(missing).contains(name) && Files.notExists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return programs;
    }

    private static boolean works(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    /** What a command says that ends with status 1. */
    private String failing(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(run.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            run.destroy();
        }
        String said = Files.readString(output);
        assertThat(run.exitValue()).as(said).isEqualTo(1);
        return said;
    }
}
