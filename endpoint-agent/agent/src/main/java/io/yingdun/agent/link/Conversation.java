package io.yingdun.agent.link;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.yingdun.agent.clock.ServerClock;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Heartbeat;
import io.yingdun.protocol.v1.HeartbeatAck;
import io.yingdun.protocol.v1.Ping;
import io.yingdun.protocol.v1.Pong;
import io.yingdun.protocol.v1.RenewalResponse;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.Welcome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its handshake to its end: hello, welcome, then heartbeats until three in a row stay unanswered.
 * The last handler of its pipeline: whatever goes wrong in the others ends here.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is heard of
final class Conversation extends SimpleChannelInboundHandler<ServerMessage> {
    private static final Logger LOG = System.getLogger(Conversation.class.getName());
    private static final int UNANSWERED_HEARTBEATS = 3;
    private static final int SHORTEST_HEARTBEAT_SECONDS = 1;
    private static final int LONGEST_HEARTBEAT_SECONDS = 3_600;
    private static final double JITTER = 0.1;

    private final Link link;
    private final IdentityChoice identities;
    private final ServerClock serverClock;
    private final Clock wall;
    private final LinkListener listener;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Refused refusal;
    private String problem = "the server closed the connection";
    private Duration heartbeatEvery = Duration.ofSeconds(30);
    private boolean welcomed;
    private boolean renewed;
    private boolean renewalAsked;
    private long renewAfter;
    private long sequence;
    private long startedAt;
    private long answeredAt;

    Conversation(Link link, IdentityChoice identities, ServerClock serverClock, Clock wall, LinkListener listener) {
        super(ServerMessage.class);
        this.link = link;
        this.identities = identities;
        this.serverClock = serverClock;
        this.wall = wall;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        startedAt = System.nanoTime();
        answeredAt = startedAt;
        ctx.executor().schedule(this::expectWelcome, link.timing().welcome().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expectWelcome() {
        if (!welcomed && refusal == null) {
            close("no welcome from the server");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            // TLS 1.3: the server may still refuse our certificate after this point.
            ctx.writeAndFlush(
                    AgentMessage.newBuilder().setHello(listener.hello()).build());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ServerMessage message) {
        switch (message.getBodyCase()) {
            case WELCOME -> welcome(message.getWelcome());
            case HEARTBEAT_ACK -> acknowledged(message.getHeartbeatAck());
            case POLICY -> listener.assigned(message.getPolicy());
            case RENEWAL -> renew(message.getRenewal());
            case REFUSAL -> refusal = Refused.of(message.getRefusal());
            case PING -> pong(ctx, message.getPing());
            // A newer server may say what this version does not know.
            case BODY_NOT_SET -> LOG.log(Level.DEBUG, "a message of an unknown kind was ignored");
        }
    }

    private void welcome(Welcome welcome) {
        welcomed = true;
        answeredAt = System.nanoTime();
        learn(welcome.getServerTimeMs());
        renewAfter = welcome.getCertificateRenewAfterMs();
        heartbeatEvery = Duration.ofSeconds(Math.min(
                Math.max(welcome.getHeartbeatSeconds(), SHORTEST_HEARTBEAT_SECONDS), LONGEST_HEARTBEAT_SECONDS));
        identities.proven();
        LOG.log(Level.INFO, "online as {0}", welcome.getEndpointId());
        listener.linkChanged(LinkState.ONLINE, welcome.getEndpointId());
        askForRenewalWhenDue();
        scheduleHeartbeat();
    }

    private void acknowledged(HeartbeatAck ack) {
        answeredAt = System.nanoTime();
        learn(ack.getServerTimeMs());
        askForRenewalWhenDue();
    }

    private void learn(long serverTime) {
        ChannelHandlerContext ctx = context;
        SslHandler tls = ctx == null ? null : ctx.pipeline().get(SslHandler.class);
        if (tls == null) {
            return;
        }
        try {
            X509Certificate server = (X509Certificate) tls.engine().getSession().getPeerCertificates()[0];
            serverClock.learn(
                    serverTime,
                    server.getNotBefore().toInstant(),
                    server.getNotAfter().toInstant());
        } catch (SSLPeerUnverifiedException e) {
            close("the server's certificate is gone: " + e.getMessage());
        }
    }

    private void pong(ChannelHandlerContext ctx, Ping ping) {
        answeredAt = System.nanoTime();
        ctx.writeAndFlush(AgentMessage.newBuilder()
                .setPong(Pong.newBuilder().setNonce(ping.getNonce()))
                .build());
    }

    private void askForRenewalWhenDue() {
        boolean due = renewAfter > 0 && serverClock.now().orElse(0) >= renewAfter;
        if (!due || renewalAsked) {
            return;
        }
        renewalAsked = true;
        try {
            send(Messages.renewalRequest(identities.renewalRequest()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no key for a renewed certificate: {0}", e.getMessage());
        }
    }

    private void renew(RenewalResponse response) {
        try {
            identities.renewed(Messages.chain(response));
            renewed = true;
            close("connecting again with the renewed certificate");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the renewal did not succeed: {0}", e.getMessage());
        }
    }

    private void scheduleHeartbeat() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        long millis = Math.round(heartbeatEvery.toMillis() * factor);
        ctx.executor().schedule(this::beat, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        ChannelHandlerContext ctx = context;
        if (ctx == null || !ctx.channel().isActive()) {
            return;
        }
        if (System.nanoTime() - answeredAt > UNANSWERED_HEARTBEATS * heartbeatEvery.toNanos()) {
            close("the server has not answered for " + UNANSWERED_HEARTBEATS + " heartbeats");
            return;
        }
        heartbeat();
        scheduleHeartbeat();
    }

    void heartbeat() {
        sequence++;
        send(AgentMessage.newBuilder()
                .setHeartbeat(Heartbeat.newBuilder()
                        .setSequence(sequence)
                        .setAgentTimeMs(wall.millis())
                        .setScreen(listener.screen()))
                .build());
    }

    void send(AgentMessage message) {
        ChannelHandlerContext ctx = context;
        if (welcomed && ctx != null && ctx.channel().isActive()) {
            ctx.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
    }

    /** Says goodbye and closes; null where there is nobody to say it to. */
    @Nullable
    ChannelFuture goodbye(Goodbye.Reason reason) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || !ctx.channel().isActive()) {
            return null;
        }
        problem = "stopping";
        if (!welcomed) {
            ctx.close();
            return null;
        }
        return ctx.writeAndFlush(Messages.goodbye(reason)).addListener(ChannelFutureListener.CLOSE);
    }

    private void close(String why) {
        problem = why;
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        problem = String.valueOf(cause.getMessage());
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        context = null;
        link.ended(this);
    }

    Duration lasted() {
        return welcomed ? Duration.ofNanos(System.nanoTime() - startedAt) : Duration.ZERO;
    }

    boolean welcomed() {
        return welcomed;
    }

    boolean renewed() {
        return renewed;
    }

    @Nullable
    Refused refusal() {
        return refusal;
    }

    String problem() {
        return problem;
    }
}
