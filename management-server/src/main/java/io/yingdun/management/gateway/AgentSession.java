package io.yingdun.management.gateway;

import com.google.protobuf.ByteString;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.AttributeKey;
import io.yingdun.management.fleet.FleetEvent;
import io.yingdun.management.fleet.FleetEvent.ScreenReport;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Heartbeat;
import io.yingdun.protocol.v1.HeartbeatAck;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.PolicyResult;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.protocol.v1.ServerMessage;
import java.time.Instant;

/** One admitted connection: hands each message to the feature that it concerns and remembers what was told last. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
final class AgentSession extends SimpleChannelInboundHandler<AgentMessage> {

    /** Why a connection was ended from this side, for the time line. */
    static final AttributeKey<String> END = AttributeKey.valueOf(AgentSession.class, "end");

    /** Jitter of the network is no news about a clock. */
    private static final long SKEW_NEWS_SECONDS = 2;

    private final Gateway gateway;
    private final AgentConnection connection;
    private ScreenReport screen;
    private String user;
    private long clockSkew;
    private boolean renewalAsked;

    AgentSession(Gateway gateway, AgentConnection connection, Hello hello) {
        super(AgentMessage.class);
        this.gateway = gateway;
        this.connection = connection;
        this.screen = hello.hasScreen() ? Reports.screen(hello.getScreen()) : Reports.UNKNOWN;
        this.user = WireText.clean(hello.getUserName(), 200);
        this.clockSkew = Reports.clockSkewSeconds(
                hello.getAgentTimeMs(), gateway.clock().instant().toEpochMilli());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, AgentMessage message) {
        if (connection.refused()) {
            return;
        }
        gateway.fleet().seen(connection.endpointId());
        switch (message.getBodyCase()) {
            case HEARTBEAT -> heartbeat(message.getHeartbeat());
            case POLICY_RESULT -> policyResult(message.getPolicyResult());
            case RENEWAL_REQUEST -> renewal(message.getRenewalRequest().getPkcs10Der());
            case USER_CHANGED ->
                userChanged(WireText.clean(message.getUserChanged().getUserName(), 200));
            case GOODBYE -> goodbye(ctx, message.getGoodbye());
            case PONG -> connection.ponged(message.getPong().getNonce());
            case HELLO, BODY_NOT_SET -> connection.refuse(Refusals.MALFORMED);
        }
    }

    private void heartbeat(Heartbeat heartbeat) {
        Instant now = gateway.clock().instant();
        long skew = Reports.clockSkewSeconds(heartbeat.getAgentTimeMs(), now.toEpochMilli());
        if (Math.abs(skew - clockSkew) >= SKEW_NEWS_SECONDS) {
            clockSkew = skew;
            report(new FleetEvent.ClockChanged(connection.endpointId(), now, skew));
        }
        if (heartbeat.hasScreen()) {
            screen(heartbeat.getScreen());
        }
        connection.send(ServerMessage.newBuilder()
                .setHeartbeatAck(HeartbeatAck.newBuilder()
                        .setSequence(heartbeat.getSequence())
                        .setServerTimeMs(now.toEpochMilli()))
                .build());
    }

    private void screen(ScreenStatus status) {
        ScreenReport now = Reports.screen(status);
        if (!now.equals(screen)) {
            screen = now;
            report(new FleetEvent.ScreenChanged(
                    connection.endpointId(), gateway.clock().instant(), now));
        }
    }

    private void policyResult(PolicyResult result) {
        if (result.hasScreen()) {
            screen(result.getScreen());
        }
        boolean applied = result.getOutcome() == PolicyResult.Outcome.APPLIED;
        String reason = applied ? "" : WireText.clean(result.getReason(), 300);
        slowDownIfFull(
                gateway.policies().answered(connection.endpointId(), result.getAssignmentVersion(), applied, reason));
    }

    private void userChanged(String userName) {
        if (!userName.equals(user)) {
            user = userName;
            report(new FleetEvent.UserChanged(
                    connection.endpointId(), gateway.clock().instant(), userName));
            slowDownIfFull(gateway.policies().userChanged(connection.endpointId(), userName));
        }
    }

    /** Once a connection: an agent that needs another one comes back with the new certificate anyway. */
    private void renewal(ByteString csr) {
        if (renewalAsked) {
            connection.refuse(Refusals.TOO_MANY_MESSAGES);
        } else {
            renewalAsked = true;
            slowDownIfFull(gateway.renewals().ask(connection, csr));
        }
    }

    private void goodbye(ChannelHandlerContext ctx, Goodbye goodbye) {
        connection.depart();
        if (gateway.registry().leave(connection)) {
            report(new FleetEvent.Left(
                    connection.endpointId(),
                    gateway.clock().instant(),
                    goodbye.getReason() == Goodbye.Reason.UNINSTALLED));
        }
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (gateway.registry().leave(connection) && !connection.departed()) {
            String end = ctx.channel().attr(END).get();
            gateway.fleet()
                    .report(new FleetEvent.Lost(
                            connection.endpointId(), gateway.clock().instant(), end == null ? "connection lost" : end));
        }
        ctx.fireChannelInactive();
    }

    private void report(FleetEvent event) {
        slowDownIfFull(gateway.fleet().report(event));
    }

    /** What cannot be taken now is told again by the agent after it has come back. */
    private void slowDownIfFull(boolean taken) {
        if (!taken) {
            connection.refuse(Refusals.BUSY);
        }
    }
}
