package io.yingdun.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.testkit.AgentOnAScreen;
import io.yingdun.agent.testkit.Assignments;
import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.XScreen;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.TrayIcon;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's icon in a real tray (trayer, freedesktop.org System Tray Protocol), as a screenshot shows it. */
class TrayIconIT {
    private static final Duration SHORTLY = Duration.ofSeconds(20);

    /** A tray that comes later is looked for every 30 s. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(45);

    /** The shield's blue, and how far the mark may move it. */
    private static final int SHIELD = 0x1D6FB8;

    private static final int MARK = 8;

    @TempDir
    Path folder;

    private AgentOnAScreen surroundings;
    private XScreen screen;

    @BeforeEach
    void startScreenAndServer() throws Exception {
        XScreen.assumeInstalled("trayer");
        surroundings = AgentOnAScreen.prepare(folder, 640, 480);
        screen = surroundings.screen;
        screen.spawn("openbox", "--sm-disable");
        screen.startCompositor();
    }

    @AfterEach
    void stop() {
        surroundings.close();
    }

    @Test
    void followsThePolicyOnAndOffAndOnAgain() throws Exception {
        startTray();
        startAgent(TrayIcon.SHOWN);
        awaitIcon(true);

        surroundings.assign(policy(2, TrayIcon.HIDDEN));
        awaitIcon(false);

        surroundings.assign(policy(3, TrayIcon.SHOWN));
        awaitIcon(true);
    }

    @Test
    void isNotShownWhereThePolicyHidesIt() throws Exception {
        startTray();
        startAgent(TrayIcon.HIDDEN);

        surroundings.gateway.await("the policy is applied", AgentMessage::hasPolicyResult);

        assertThat(iconIsThere()).isFalse();
    }

    @Test
    void comesByItselfWhenTheTrayStartsLaterThanTheAgent() throws Exception {
        startAgent(TrayIcon.SHOWN);
        surroundings.gateway.await("the policy is applied without a tray", AgentMessage::hasPolicyResult);

        startTray();

        Eventually.await("the icon", NEXT_LOOK, this::iconIsThere);
    }

    @Test
    void comesBackWhenTheTrayIsRestarted() throws Exception {
        Process tray = startTray();
        startAgent(TrayIcon.SHOWN);
        awaitIcon(true);
        tray.destroyForcibly().waitFor();
        awaitIcon(false);

        startTray();

        Eventually.await("the icon", NEXT_LOOK, this::iconIsThere);
    }

    @Test
    void goesWithTheAgent() throws Exception {
        startTray();
        Process agent = startAgent(TrayIcon.SHOWN);
        awaitIcon(true);

        agent.destroy();

        awaitIcon(false);
    }

    private Process startTray() {
        return screen.spawn(
                "trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32");
    }

    private Process startAgent(TrayIcon icon) throws Exception {
        Process agent = surroundings.startAgent();
        surroundings.gateway.await("hello", AgentMessage::hasHello);
        surroundings.assign(policy(1, icon));
        return agent;
    }

    private void awaitIcon(boolean there) {
        Eventually.await(there ? "the icon" : "no icon", SHORTLY, () -> iconIsThere() == there);
    }

    /** A 24 × 24 shield has about 250 pixels of its blue; nothing else on this screen has any. */
    private boolean iconIsThere() {
        BufferedImage capture = screen.capture();
        int blue = 0;
        for (int y = 0; y < capture.getHeight(); y++) {
            for (int x = 0; x < capture.getWidth(); x++) {
                blue += isShield(capture.getRGB(x, y)) ? 1 : 0;
            }
        }
        return blue > 100;
    }

    private static boolean isShield(int rgb) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((rgb >> shift & 0xff) - (SHIELD >> shift & 0xff)) > MARK) {
                return false;
            }
        }
        return true;
    }

    private static PolicyAssignment.Builder policy(long version, TrayIcon icon) {
        return Assignments.anAssignment(version, 3).setTrayIcon(icon);
    }
}
