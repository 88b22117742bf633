package io.yingdun.agent.lifecycle;

import io.yingdun.agent.clock.ServerClock;
import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.link.Link;
import io.yingdun.agent.link.LinkListener;
import io.yingdun.agent.link.LinkState;
import io.yingdun.agent.overlay.BackendKind;
import io.yingdun.agent.overlay.OverlayRequest;
import io.yingdun.agent.overlay.ScreenOverlay;
import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.agent.platform.Platform;
import io.yingdun.agent.policy.InvalidAssignmentException;
import io.yingdun.agent.policy.PolicyKeeper;
import io.yingdun.agent.tray.Tray;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.PolicyResult;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.protocol.v1.UserChanged;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * The running agent. The stored policy is drawn first and needs no server; the link is started beside it. The thread
 * that calls {@link #run} draws, the link has a thread of its own, and they meet in the few fields below.
 */
public final class AgentRuntime implements LinkListener {
    private static final Logger LOG = System.getLogger(AgentRuntime.class.getName());

    private static final Duration TRAY_REFRESH = Duration.ofSeconds(30);

    private final Clock wall;
    private final ServerClock serverClock;
    private final HelloFactory hellos;
    private final PolicyKeeper policies;
    private final PolicyOutcomes outcomes = new PolicyOutcomes();
    private final SessionCache session;
    private final StatusFile status;
    private final Tray tray;
    private final ScreenOverlay overlay;
    private final Link link;
    private LinkState trayState = LinkState.OFFLINE;
    private long trayRefreshedAt = System.nanoTime();
    private volatile ScreenReport screen = ScreenReport.STARTING;
    private volatile LinkState linkState = LinkState.OFFLINE;

    /** Fails where this home is not enrolled or its files cannot be read. */
    public AgentRuntime(AgentHome home, Platform platform, BackendKind backend, Clock wall) throws IOException {
        IdentityStore identities = new IdentityStore(home);
        EndpointIdentity identity =
                identities.current().orElseThrow(() -> new IOException("this endpoint is not enrolled"));
        this.wall = wall;
        this.serverClock = new ServerClock(wall, System::nanoTime, home);
        this.hellos = new HelloFactory(EndpointFacts.of(platform), identity.endpointId());
        this.policies = new PolicyKeeper(home);
        policies.current().ifPresent(stored -> outcomes.await(stored.version()));
        this.session = new SessionCache(platform, System::nanoTime, this::userChanged);
        this.status = new StatusFile(home);
        this.tray = new Tray(platform);
        this.overlay = new ScreenOverlay(platform, backend, this::wanted, session::refreshed, this::reported);
        this.link = new Link(identities, serverClock, wall, this);
    }

    /** Draws and talks until {@link #stop}. */
    public void run() {
        link.start();
        overlay.run();
    }

    /** Ends {@link #run}, from any thread, after an orderly goodbye. */
    public void stop() {
        boolean told = link.stop(Goodbye.Reason.STOPPED);
        LOG.log(Level.INFO, told ? "stopped, the server knows" : "stopped; the server was not connected");
        overlay.stop();
        tray.hide();
    }

    private OverlayRequest wanted() {
        boolean due = System.nanoTime() - trayRefreshedAt > TRAY_REFRESH.toNanos();
        if (due || trayState != linkState) {
            refreshTray();
        }
        return policies.current()
                .map(assignment -> assignment.request(serverClock.now(), session.userName()))
                .orElse(OverlayRequest.NO_POLICY);
    }

    private void reported(ScreenReport report) {
        screen = report;
        status.screen(report);
        LOG.log(Level.INFO, "screen: {0} {1}", report.state(), report.detail());
        outcomes.on(report).ifPresent(this::send);
        link.heartbeatNow();
        refreshTray();
    }

    private void userChanged(String user) {
        link.send(AgentMessage.newBuilder()
                .setUserChanged(UserChanged.newBuilder().setUserName(user))
                .build());
    }

    private void send(PolicyResult result) {
        LOG.log(
                Level.INFO,
                "policy {0}: {1} {2}",
                result.getAssignmentVersion(),
                result.getOutcome(),
                result.getReason());
        link.send(AgentMessage.newBuilder().setPolicyResult(result).build());
    }

    /** On the overlay's thread only: a tray may appear later than the agent, and the text follows the link. */
    private void refreshTray() {
        trayRefreshedAt = System.nanoTime();
        trayState = linkState;
        policies.current().ifPresent(assignment -> {
            if (assignment.trayIcon()) {
                String state = trayState == LinkState.ONLINE ? "" : " · 离线 offline";
                tray.show("影盾 Yingdun · " + assignment.policyName() + state);
            } else {
                tray.hide();
            }
        });
    }

    @Override
    public Hello hello() {
        return hellos.hello(wall.millis(), session.userName(), screen);
    }

    @Override
    public ScreenStatus screen() {
        return WireScreen.of(screen);
    }

    @Override
    public void assigned(PolicyAssignment assignment) {
        try {
            policies.accept(assignment);
            outcomes.await(assignment.getAssignmentVersion());
            // The same version again: the screen may have answered it long ago.
            outcomes.on(screen).ifPresent(this::send);
            overlay.wake();
        } catch (InvalidAssignmentException e) {
            send(PolicyResult.newBuilder()
                    .setAssignmentVersion(assignment.getAssignmentVersion())
                    .setOutcome(PolicyResult.Outcome.FAILED)
                    .setReason(WireScreen.shortened(String.valueOf(e.getMessage())))
                    .setScreen(screen())
                    .build());
        }
    }

    @Override
    public void linkChanged(LinkState state, String detail) {
        linkState = state;
        status.link(state, detail);
    }
}
