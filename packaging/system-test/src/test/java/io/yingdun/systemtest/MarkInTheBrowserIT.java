package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.process.Installation;
import io.yingdun.stack.testkit.BrowserTests;
import io.yingdun.systemtest.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The engine's tile over a web page: first the browser's own tests, then what they saw on the screen is traced. */
class MarkInTheBrowserIT {

    private static final List<String> DEVICE_PIXEL_RATIOS = List.of("1", "1.25", "1.5", "2", "3");

    @TempDir
    private Path folder;

    @Test
    void everyDevicePixelIsAsTheEngineDrewItAndTheScreenshotsNameTheToken() throws IOException, InterruptedException {
        Installation installation = Installation.fromSystemProperty();
        Launcher launcher = new Launcher(installation.packaging().resolve("yingdun"), folder);
        Files.writeString(
                folder.resolve("key"), launcher.run("watermark", "key").out());
        String tokens = launcher.run("watermark", "tokens", "--count", "50").out();
        Files.writeString(folder.resolve("tokens"), tokens);
        String token = tokens.lines().skip(17).findFirst().orElseThrow();
        Path tiles = Files.createDirectory(folder.resolve("tiles"));
        for (String ratio : DEVICE_PIXEL_RATIOS) {
            String tile = tiles.resolve(ratio + ".png").toString();
            Result rendered = launcher.run(
                    "watermark", "render", "--tile", "--scale", ratio, "--key", "key", "--token", token, tile);
            assertThat(rendered.status()).as(rendered.err()).isZero();
        }

        Path shots = folder.resolve("shots");
        BrowserTests tests = new BrowserTests(installation, "e2e:mark", folder.resolve("browser.log"));
        tests.environment().put("YINGDUN_TILES", tiles.toString());
        tests.environment().put("YINGDUN_SHOTS", shots.toString());
        tests.run();

        for (String ratio : List.of("1", "1.5", "2")) {
            String picture = shots.resolve("page-" + ratio + ".png").toString();
            Result traced = launcher.run("watermark", "trace", "--key", "key", "--tokens", "tokens", picture);
            JsonNode line = new ObjectMapper().readTree(traced.out());
            assertThat(line.path("matches").size()).as(traced.out()).isEqualTo(1);
            assertThat(line.path("matches").path(0).path("token").asString()).isEqualTo(token);
        }
    }
}
