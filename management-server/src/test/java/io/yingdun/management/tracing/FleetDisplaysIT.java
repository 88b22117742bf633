package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.FleetScene;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.SlotRequest;
import io.yingdun.management.token.TokenIssuer;
import io.yingdun.protocol.v1.Monitor;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.watermark.payload.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Traces know the displays that agents report. */
class FleetDisplaysIT extends FleetScene {

    private static final int WIDTH = 2880;
    private static final int HEIGHT = 1920;

    /** So much smaller is the screenshot: too small for the sizes that are searched without a display. */
    private static final double REDUCTION = 0.15;

    @Autowired
    private SiteKey key;

    @Autowired
    private TokenIssuer issuer;

    @Test
    void nameWhoseUnusualDisplayAMuchReducedScreenshotShows() {
        SimulatedAgent agent = agent();
        String id = agent.endpointId();
        Token token = issuer.plan(List.of(new SlotRequest(id, "王", 60)))
                .get(id)
                .slots()
                .get(0)
                .token();
        byte[] screenshot = MarkedPictures.shrunk(
                MarkedPictures.marked(WIDTH, HEIGHT, 2.0, key, token), (int) (REDUCTION * WIDTH), (int)
                        (REDUCTION * HEIGHT));

        JsonNode unknown = traced(screenshot);
        assertThat(unknown.get("verdict").asString()).isEqualTo("CANNOT_TELL");

        agent.withScreen(display(WIDTH, HEIGHT, 2.0)).online();
        awaitState(agent, "ONLINE");
        JsonNode known = traced(screenshot);
        assertThat(known.at("/matches/0/endpointId").asString())
                .as(known.toString())
                .isEqualTo(id);
        assertThat(known.at("/basis/displays").toString()).contains("{\"width\":2880,\"height\":1920,\"scaling\":2.0}");
    }

    private JsonNode traced(byte[] picture) {
        return FinishedTraces.finished(officer, officer.upload("/api/traces", "a.png", picture, Map.of()));
    }

    private static ScreenStatus display(int width, int height, double scale) {
        return SimulatedAgent.drawn().toBuilder()
                .clearMonitors()
                .addMonitors(Monitor.newBuilder()
                        .setName("main")
                        .setWidth(width)
                        .setHeight(height)
                        .setScale(scale)
                        .setCovered(true))
                .build();
    }
}
