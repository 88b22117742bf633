package io.yingdun.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.lifecycle.StatusFile;
import io.yingdun.agent.testkit.AgentOnAScreen;
import io.yingdun.agent.testkit.Assignments;
import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.FakeGateway;
import io.yingdun.agent.testkit.Homes;
import io.yingdun.agent.testkit.XScreen;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.PolicyResult;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.watermark.overlay.Compositor;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent as a process: a virtual screen on one side, a scripted gateway on the other. */
class AgentIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int GROUND = 0xff8050a0;
    private static final Duration SHORTLY = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path home;
    private XScreen screen;
    private FakeGateway gateway;
    private AgentOnAScreen surroundings;

    @BeforeEach
    void startScreenAndServer() throws Exception {
        surroundings = AgentOnAScreen.prepare(folder, WIDTH, HEIGHT);
        home = surroundings.home;
        screen = surroundings.screen;
        gateway = surroundings.gateway;
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            picture.setRGB(i % WIDTH, i / WIDTH, GROUND);
        }
        Path file = folder.resolve("ground.png");
        ImageIO.write(picture, "png", file.toFile());
        screen.startCompositor();
        screen.showPicture(file);
        Eventually.await("the bare picture", SHORTLY, () -> wrongPixels(0) == 0);
    }

    @AfterEach
    void stop() {
        surroundings.close();
    }

    @Test
    void enrolsConnectsDrawsAndAnswersWhenThePixelsAreThere() throws Exception {
        surroundings.startAgent();
        gateway.await("hello", AgentMessage::hasHello);
        surroundings.assign(Assignments.anAssignment(7, 3));

        PolicyResult result =
                gateway.await("a result", AgentMessage::hasPolicyResult).getPolicyResult();

        assertThat(wrongPixels(3)).isZero();
        assertThat(result.getOutcome()).isEqualTo(PolicyResult.Outcome.APPLIED);
        assertThat(result.getAssignmentVersion()).isEqualTo(7);
        assertThat(result.getScreen().getOverlay()).isEqualTo(ScreenStatus.Overlay.DRAWN);
        assertThat(result.getScreen().getMonitors(0).getWidth()).isEqualTo(WIDTH);
    }

    @Test
    void drawsTheLastPolicyBeforeAndWithoutTheServer() throws Exception {
        Process first = surroundings.startAgent();
        gateway.await("hello", AgentMessage::hasHello);
        surroundings.assign(Assignments.anAssignment(7, 3));
        gateway.await("a result", AgentMessage::hasPolicyResult);
        gateway.stopListening();
        first.destroyForcibly().waitFor();
        Eventually.await("the bare picture", SHORTLY, () -> wrongPixels(0) == 0);

        Process second = surroundings.startAgent();

        Eventually.await("the stored policy is drawn", SHORTLY, () -> wrongPixels(3) == 0);
        // It waits for the compositor before it believes its own drawing, and only then says so.
        Eventually.await("the agent knows", SHORTLY, () -> statusOf(second).startsWith("DRAWN"));
        gateway.messages().clear();
        gateway.listen();
        AgentMessage hello = gateway.await("back by itself", AgentMessage::hasHello);
        assertThat(hello.getHello().getAppliedAssignment()).isEqualTo(7);
    }

    @Test
    void saysGoodbyeWhenStopped() throws Exception {
        Process agent = surroundings.startAgent();
        gateway.await("hello", AgentMessage::hasHello);
        gateway.await("welcomed", AgentMessage::hasHeartbeat);

        agent.destroy();

        assertThat(agent.waitFor(15, TimeUnit.SECONDS)).isTrue();
        AgentMessage goodbye = gateway.await("goodbye", AgentMessage::hasGoodbye);
        assertThat(goodbye.getGoodbye().getReason()).isEqualTo(Goodbye.Reason.STOPPED);
    }

    @Test
    void keepsItsFilesFromOthers() throws Exception {
        surroundings.startAgent();
        gateway.await("hello", AgentMessage::hasHello);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("identity"))))
                .isEqualTo("rw-------");
    }

    @Test
    void uninstallStopsTheAgentTellsTheServerAndWipesTheKeys() throws Exception {
        Process agent = surroundings.startAgent();
        gateway.await("welcomed", AgentMessage::hasHeartbeat);

        Process uninstall = screen.spawnPiped(AgentOnAScreen.command("uninstall", "--home", home.toString()));

        assertThat(uninstall.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(uninstall.exitValue()).isZero();
        assertThat(agent.isAlive()).isFalse();
        gateway.await("goodbye", message -> message.getGoodbye().getReason() == Goodbye.Reason.UNINSTALLED);
        assertThat(home.resolve("identity")).doesNotExist();
        assertThat(home.resolve("policy")).doesNotExist();
    }

    /** What this agent last wrote about the screen; empty before it did. */
    private String statusOf(Process agent) {
        try {
            Properties status = new StatusFile(Homes.in(home)).read().orElseGet(Properties::new);
            return status.getProperty("pid", "").equals("" + agent.pid()) ? status.getProperty("screen", "") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pixels that differ from the marked picture, or from the bare one for seed 0. */
    private int wrongPixels(long seed) {
        BufferedImage capture = screen.capture();
        Compositor compositor = new Compositor(new OverlayRenderer(Assignments.carrierKey())
                .render(Assignments.codeword(seed), Strength.LEVEL_5, 1.0));
        int wrong = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int expected = seed == 0 ? GROUND : compositor.blend(GROUND, x, y);
                wrong += capture.getRGB(x, y) == expected ? 0 : 1;
            }
        }
        return wrong;
    }
}
