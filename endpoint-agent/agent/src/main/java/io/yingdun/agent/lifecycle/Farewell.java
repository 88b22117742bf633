package io.yingdun.agent.lifecycle;

import io.yingdun.agent.clock.ServerClock;
import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.link.Link;
import io.yingdun.agent.link.LinkListener;
import io.yingdun.agent.link.LinkState;
import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.agent.platform.Platform;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ScreenStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connects once, without drawing, only to tell the server that this endpoint is uninstalled. */
public final class Farewell implements LinkListener {
    private final CountDownLatch online = new CountDownLatch(1);
    private final HelloFactory hellos;
    private final Clock wall;

    private Farewell(HelloFactory hellos, Clock wall) {
        this.hellos = hellos;
        this.wall = wall;
    }

    /** True if the server was told within that time. */
    public static boolean say(AgentHome home, Platform platform, Clock wall, Duration longest) throws IOException {
        IdentityStore identities = new IdentityStore(home);
        EndpointIdentity identity =
                identities.current().orElseThrow(() -> new IOException("this endpoint is not enrolled"));
        HelloFactory hellos = new HelloFactory(EndpointFacts.of(platform), identity.endpointId());
        Farewell farewell = new Farewell(hellos, wall);
        Link link = new Link(identities, new ServerClock(wall, System::nanoTime, home), wall, farewell);
        link.start();
        try {
            boolean reached = farewell.online.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            return link.stop(Goodbye.Reason.UNINSTALLED) && reached;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            link.stop(Goodbye.Reason.UNINSTALLED);
            return false;
        }
    }

    @Override
    public Hello hello() {
        return hellos.hello(wall.millis(), "", ScreenReport.STARTING);
    }

    @Override
    public ScreenStatus screen() {
        return WireScreen.of(ScreenReport.STARTING);
    }

    @Override
    public void assigned(PolicyAssignment assignment) {
        // Nothing is drawn any more.
    }

    @Override
    public void linkChanged(LinkState state, String detail) {
        if (state == LinkState.ONLINE) {
            online.countDown();
        }
    }
}
