package io.yingdun.agent.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.testkit.AgentOnAScreen;
import io.yingdun.agent.testkit.Assignments;
import io.yingdun.agent.testkit.Logind;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.ScreenStatus.Overlay;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that is locked, as systemd-logind tells it to the running agent. */
class LockedSessionIT {
    private static final long LONGER_THAN_BETWEEN_TWO_QUESTIONS = 12_000;

    @TempDir
    Path folder;

    private AgentOnAScreen surroundings;
    private Logind logind;

    @BeforeEach
    void startAgentInASession() throws Exception {
        surroundings = AgentOnAScreen.prepare(folder, 640, 480);
        surroundings.screen.startCompositor();
        logind = Logind.start(folder, surroundings.screen);
        surroundings.startAgent(logind.launcher());
        surroundings.gateway.await("hello", AgentMessage::hasHello);
        surroundings.assign(Assignments.anAssignment(1, 3));
        awaitOverlay(Overlay.DRAWN);
    }

    @AfterEach
    void stop() {
        surroundings.close();
    }

    @Test
    void lockIsReportedWithItsReasonAndSoIsTheUnlock() {
        logind.setLocked(true);
        AgentMessage locked = awaitOverlay(Overlay.SESSION_LOCKED);
        assertThat(locked.getHeartbeat().getScreen().getDetail()).isEqualTo("the session is locked");

        surroundings.gateway.messages().clear();
        logind.setLocked(false);
        awaitOverlay(Overlay.DRAWN);
    }

    @Test
    void personIsTheOneWhoseSessionItIs() {
        AgentMessage hello = surroundings.gateway.await("hello", AgentMessage::hasHello);

        assertThat(hello.getHello().getUserName()).isEqualTo("li.na");
    }

    @Test
    void lockIsStillNoticedAfterLogindWasRestarted() throws Exception {
        logind.stopService();
        Thread.sleep(LONGER_THAN_BETWEEN_TWO_QUESTIONS);
        logind.restartService();

        logind.setLocked(true);

        awaitOverlay(Overlay.SESSION_LOCKED);
    }

    private AgentMessage awaitOverlay(Overlay overlay) {
        return surroundings.gateway.await(
                overlay.name(), message -> message.getHeartbeat().getScreen().getOverlay() == overlay);
    }
}
