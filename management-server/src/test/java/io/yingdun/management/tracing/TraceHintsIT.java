package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The officer shows where in a picture the screen is. */
class TraceHintsIT extends RunningServer {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @Autowired
    private SiteKey key;

    @Autowired
    private FleetService fleet;

    @Autowired
    private TokenIssuer issuer;

    private ApiClient officer;

    @BeforeEach
    void logIn() {
        officer = loggedInAs("OFFICER");
    }

    private JsonNode finished(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String path = "/api/traces/" + answer.json().get("id").asString();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !Set.of("QUEUED", "RUNNING")
                        .contains(officer.get(path).json().get("state").asString()));
        return officer.get(path).json();
    }

    private static byte[] turnedByAQuarter(byte[] png) throws IOException {
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage turned = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                turned.setRGB(upright.getHeight() - 1 - y, x, upright.getRGB(x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(turned, "png", out);
        return out.toByteArray();
    }

    private String uploaded(byte[] picture) {
        return "/api/traces/"
                + finished(officer.upload("/api/traces", "a.png", picture, Map.of()))
                        .get("id")
                        .asString();
    }

    @Test
    void namesWhoseScreenATurnedScreenshotShowsOnceItsCornersAreTold() throws Exception {
        MarkedWorkstations.Workstation shown = new MarkedWorkstations(fleet, issuer).enrolled("王");
        byte[] turned = turnedByAQuarter(MarkedPictures.marked(WIDTH, HEIGHT, key, shown.token()));
        String path = uploaded(turned);

        List<List<Integer>> corners =
                List.of(List.of(HEIGHT, 0), List.of(HEIGHT, WIDTH), List.of(0, WIDTH), List.of(0, 0));
        JsonNode trace = finished(officer.post(path + "/attempts", Map.of("picture", 0, "corners", corners)));

        assertThat(trace.at("/matches/0/endpointId").asString())
                .as(trace.toString())
                .isEqualTo(shown.id());
        assertThat(trace.at("/corners/1/1").asInt()).isEqualTo(WIDTH);
        JsonNode check = finished(officer.post("/api/traces/" + trace.get("id").asString() + "/repetitions", Map.of()));
        assertThat(check.at("/repetition/same").asBoolean()).isTrue();
    }

    @Test
    void refusesCornersThatDoNotGoRoundAScreen() {
        String path = uploaded(MarkedPictures.bare(320, 200));
        List<List<Integer>> crossed = List.of(List.of(0, 0), List.of(9, 9), List.of(9, 0), List.of(0, 9));
        Answer answer = officer.post(path + "/attempts", Map.of("picture", 0, "corners", crossed));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-input");
        assertThat(officer.post(path + "/attempts", Map.of("picture", 0)).status())
                .isEqualTo(400);
    }

    @Test
    void refusesAPictureThatTheTraceDoesNotHave() {
        String path = uploaded(MarkedPictures.bare(320, 200));
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(90, 0), List.of(90, 90), List.of(0, 90));
        assertThat(officer.post(path + "/attempts", Map.of("picture", 1, "corners", corners))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsTheScreenStraightenedBeforeItIsTraced() throws Exception {
        String path = uploaded(MarkedPictures.bare(320, 200));
        Answer whole = officer.get(path + "/pictures/0/preview?contrast=true");
        Answer part = officer.get(path + "/pictures/0/preview?corners=10,10,110,10,110,60,10,60");

        assertThat(whole.header("Content-Type")).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(whole.body())).getWidth())
                .isEqualTo(320);
        BufferedImage cut = ImageIO.read(new ByteArrayInputStream(part.body()));
        assertThat(cut.getWidth()).isEqualTo(100);
        assertThat(cut.getHeight()).isEqualTo(50);
        assertThat(officer.get(path + "/pictures/0/preview?corners=1,2,3").status())
                .isEqualTo(400);
    }
}
