package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.desktop.Radiograph;
import io.yingdun.stack.process.Installation;
import io.yingdun.systemtest.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The launcher, called through a symbolic link from a folder with a space in its name. */
class LauncherIT {

    private Launcher launcher;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void linkToIt() throws IOException {
        folder = Files.createDirectory(temporary.resolve("a folder"));
        Path link = Files.createSymbolicLink(
                folder.resolve("yd"),
                Installation.fromSystemProperty().packaging().resolve("yingdun"));
        launcher = new Launcher(link, folder);
    }

    @Test
    void unknownAreaIsWrongUseAndListsTheAreas() {
        Result result = launcher.run("nonsense");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("watermark", "management", "agent");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "watermark --help", "watermark trace --help", "management --help", "agent --help"})
    void helpGoesToStandardOutputAndIsNoFailure(String arguments) {
        Result result = launcher.run(arguments.split(" "));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).containsIgnoringCase("usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "watermark nonsense", "watermark trace", "management nonsense", "agent nonsense"})
    void wrongUseIsStatusTwo(String arguments) {
        Result result = launcher.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(2);
        assertThat(result.err()).isNotEmpty();
    }

    @Nested
    class WithAKeyAndTokens {

        private String token;

        @BeforeEach
        void makeThem() throws IOException {
            Files.writeString(
                    folder.resolve("site key"), launcher.run("watermark", "key").out());
            String tokens = launcher.run("watermark", "tokens", "--count", "50").out();
            Files.writeString(folder.resolve("tokens"), tokens);
            assertThat(tokens.lines()).hasSize(50).doesNotHaveDuplicates();
            token = tokens.lines().skip(17).findFirst().orElseThrow();
            new Radiograph().write(folder.resolve("in.png"), 1280, 720);
        }

        @Test
        void namesTheTokenOfAMarkedPicture() {
            Result apply =
                    launcher.run("watermark", "apply", "--key", "site key", "--token", token, "in.png", "out.png");
            Result trace = launcher.run("watermark", "trace", "--key", "site key", "--tokens", "tokens", "out.png");

            assertThat(apply.status()).as(apply.err()).isZero();
            assertThat(trace.status()).as(trace.err()).isZero();
            JsonNode line = new ObjectMapper().readTree(trace.out());
            assertThat(line.path("verdict").asString()).isEqualTo("match");
            assertThat(line.path("matches").size()).isEqualTo(1);
            assertThat(line.path("matches").path(0).path("token").asString()).isEqualTo(token);
        }

        @Test
        void unmarkedPictureIsStatusThreeAndNamesNobody() {
            Result trace = launcher.run("watermark", "trace", "--key", "site key", "--tokens", "tokens", "in.png");

            assertThat(trace.status()).isEqualTo(3);
            JsonNode line = new ObjectMapper().readTree(trace.out());
            assertThat(line.path("verdict").asString()).isEqualTo("cannot-tell");
            assertThat(line.path("matches").size()).isZero();
        }

        @Test
        void missingPictureIsAFailureThatNamesIt() {
            Result apply =
                    launcher.run("watermark", "apply", "--key", "site key", "--token", token, "nowhere.png", "out.png");

            assertThat(apply.status()).isEqualTo(1);
            assertThat(apply.err()).contains("nowhere.png");
        }
    }
}
