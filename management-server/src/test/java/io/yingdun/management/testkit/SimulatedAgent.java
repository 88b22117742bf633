package io.yingdun.management.testkit;

import com.google.protobuf.ByteString;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.yingdun.protocol.ChannelTls;
import io.yingdun.protocol.FrameCodec;
import io.yingdun.protocol.TlsIdentity;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Heartbeat;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.Monitor;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.PolicyResult;
import io.yingdun.protocol.v1.Pong;
import io.yingdun.protocol.v1.Refusal;
import io.yingdun.protocol.v1.RenewalRequest;
import io.yingdun.protocol.v1.RenewalResponse;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.UserChanged;
import io.yingdun.protocol.v1.Welcome;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One agent process: a nonce of its own, heartbeats as the server wishes, an answer to every assignment. It does not
 * reconnect by itself: the test says when.
 */
public final class SimulatedAgent implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AgentSite site;
    private final SslContext tls;
    private final ByteString runNonce;
    private AgentCredentials credentials;
    private volatile Clock clock = Clock.systemUTC();
    private volatile String user = "";
    private volatile ScreenStatus screen = drawn();
    private volatile Function<PolicyAssignment, @Nullable PolicyResult> answers = SimulatedAgent::applied;
    private volatile boolean frozen;
    private volatile long appliedAssignment;
    private volatile @Nullable PolicyAssignment policy;
    private volatile @Nullable Channel channel;
    private volatile CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    private volatile CompletableFuture<Refusal> refusal = new CompletableFuture<>();
    private volatile CompletableFuture<RenewalResponse> renewal = new CompletableFuture<>();
    private final AtomicLong heartbeats = new AtomicLong();

    public SimulatedAgent(AgentSite site, AgentCredentials credentials) {
        this.site = site;
        this.credentials = credentials;
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        runNonce = ByteString.copyFrom(nonce);
        try {
            tls = ChannelTls.agent(credentials.identity(), site.trust());
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SimulatedAgent enrolled(AgentSite site, String code, String host) {
        return new SimulatedAgent(site, AgentCredentials.enrol(site, code, host));
    }

    public SimulatedAgent withClock(Clock wrongOrRight) {
        clock = wrongOrRight;
        return this;
    }

    public SimulatedAgent withUser(String name) {
        user = name;
        return this;
    }

    public SimulatedAgent withScreen(ScreenStatus status) {
        screen = status;
        return this;
    }

    /** What it answers to an assignment; null for silence. */
    public SimulatedAgent answering(Function<PolicyAssignment, @Nullable PolicyResult> behaviour) {
        answers = behaviour;
        return this;
    }

    /** Starts a connection; watch {@link #welcome} and {@link #refusal}. */
    public SimulatedAgent connect() {
        welcome = new CompletableFuture<>();
        refusal = new CompletableFuture<>();
        int colon = credentials.gateway().lastIndexOf(':');
        String host = credentials.gateway().substring(0, colon);
        int port = Integer.parseInt(credentials.gateway().substring(colon + 1));
        new Bootstrap()
                .group(site.loops())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel ch) {
                        ch.pipeline()
                                .addLast(tls.newHandler(ch.alloc(), host, port), FrameCodec.atAgent(), new Inbox());
                    }
                })
                .connect(host, port)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        welcome.completeExceptionally(done.cause());
                    }
                });
        return this;
    }

    /** Connects and waits until it is welcomed. */
    public SimulatedAgent online() {
        connect();
        welcome.orTimeout(30, TimeUnit.SECONDS).join();
        return this;
    }

    public CompletableFuture<Welcome> welcome() {
        return welcome;
    }

    public CompletableFuture<Refusal> refusal() {
        return refusal;
    }

    public String endpointId() {
        return credentials.endpointId();
    }

    public AgentCredentials credentials() {
        return credentials;
    }

    public @Nullable PolicyAssignment policy() {
        return policy;
    }

    public boolean isConnected() {
        Channel open = channel;
        return open != null && open.isActive();
    }

    public void changeUser(String name) {
        user = name;
        send(AgentMessage.newBuilder()
                .setUserChanged(UserChanged.newBuilder().setUserName(name))
                .build());
    }

    /** Like {@code kill -9}: the socket is gone without a goodbye. */
    public void kill() {
        Channel open = channel;
        if (open != null && open.isOpen()) {
            try {
                open.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException closedMeanwhile) {
                return;
            }
            open.close().syncUninterruptibly();
        }
    }

    /** Like a cable pulled or a machine asleep: the socket stays, nothing moves. */
    public void freeze() {
        frozen = true;
        Channel open = channel;
        if (open != null) {
            open.config().setAutoRead(false);
        }
    }

    public void goodbye(Goodbye.Reason reason) {
        send(AgentMessage.newBuilder()
                .setGoodbye(Goodbye.newBuilder().setReason(reason))
                .build());
    }

    /** Asks for a certificate over fresh keys and takes it. */
    public SimulatedAgent renew() {
        KeyPair keys = AgentCredentials.newKeys();
        renewal = new CompletableFuture<>();
        send(AgentMessage.newBuilder()
                .setRenewalRequest(
                        RenewalRequest.newBuilder().setPkcs10Der(ByteString.copyFrom(AgentCredentials.request(keys))))
                .build());
        RenewalResponse response = renewal.orTimeout(10, TimeUnit.SECONDS).join();
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (ByteString der : response.getCertificateChainDerList()) {
                chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der.toByteArray())));
            }
            return new SimulatedAgent(site, credentials.renewed(new TlsIdentity(keys.getPrivate(), chain)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void heartbeat() {
        send(beat());
    }

    private AgentMessage beat() {
        return AgentMessage.newBuilder()
                .setHeartbeat(Heartbeat.newBuilder()
                        .setSequence(heartbeats.incrementAndGet())
                        .setAgentTimeMs(clock.millis())
                        .setScreen(screen))
                .build();
    }

    public void send(AgentMessage message) {
        Channel open = channel;
        if (open != null && !frozen) {
            open.writeAndFlush(message);
        }
    }

    @Override
    public void close() {
        kill();
    }

    public static ScreenStatus drawn() {
        return ScreenStatus.newBuilder()
                .setOverlay(ScreenStatus.Overlay.DRAWN)
                .setBackend("none")
                .addMonitors(Monitor.newBuilder()
                        .setName("main")
                        .setWidth(1920)
                        .setHeight(1080)
                        .setScale(1)
                        .setCovered(true))
                .build();
    }

    public static PolicyResult applied(PolicyAssignment assignment) {
        return PolicyResult.newBuilder()
                .setAssignmentVersion(assignment.getAssignmentVersion())
                .setOutcome(PolicyResult.Outcome.APPLIED)
                .build();
    }

    private Hello hello() {
        return Hello.newBuilder()
                .setProtocolVersion(1)
                .setAgentVersion("0.1.0")
                .setHostName(credentials.host())
                .setOsName("Linux")
                .setOsVersion("12")
                .setCpuArchitecture("x86_64")
                .setUserName(user)
                .setMachineFingerprint(ByteString.copyFrom(credentials.fingerprint()))
                .setRunNonce(runNonce)
                .setAgentTimeMs(clock.millis())
                .setAppliedAssignment(appliedAssignment)
                .setScreen(screen)
                .build();
    }

    private final class Inbox extends SimpleChannelInboundHandler<ServerMessage> {

        /** Those of this connection: an older one that ends must not speak for the newer. */
        private final CompletableFuture<Welcome> welcome = SimulatedAgent.this.welcome;

        private final CompletableFuture<Refusal> refusal = SimulatedAgent.this.refusal;

        Inbox() {
            super(ServerMessage.class);
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            channel = ctx.channel();
            frozen = false;
            ctx.writeAndFlush(AgentMessage.newBuilder().setHello(hello()).build());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ServerMessage message) {
            switch (message.getBodyCase()) {
                case WELCOME -> welcomed(ctx, message.getWelcome());
                case POLICY -> assigned(ctx, message.getPolicy());
                case PING ->
                    say(
                            ctx,
                            AgentMessage.newBuilder()
                                    .setPong(Pong.newBuilder()
                                            .setNonce(message.getPing().getNonce()))
                                    .build());
                case REFUSAL -> {
                    refusal.complete(message.getRefusal());
                    ctx.close();
                }
                case RENEWAL -> renewal.complete(message.getRenewal());
                case HEARTBEAT_ACK, BODY_NOT_SET -> {}
            }
        }

        private void welcomed(ChannelHandlerContext ctx, Welcome message) {
            long period = Math.max(1, message.getHeartbeatSeconds());
            long jitter = RANDOM.nextLong(period * 1000);
            ctx.executor().scheduleAtFixedRate(() -> say(ctx, beat()), jitter, period * 1000, TimeUnit.MILLISECONDS);
            welcome.complete(message);
        }

        /** On this connection: a frozen one must not speak on the newer, least of all between its hello and welcome. */
        private void say(ChannelHandlerContext ctx, AgentMessage message) {
            if (channel == ctx.channel() && !frozen) {
                ctx.writeAndFlush(message);
            }
        }

        private void assigned(ChannelHandlerContext ctx, PolicyAssignment assignment) {
            policy = assignment;
            PolicyResult result = answers.apply(assignment);
            if (result != null) {
                if (result.getOutcome() == PolicyResult.Outcome.APPLIED) {
                    appliedAssignment = assignment.getAssignmentVersion();
                }
                say(ctx, AgentMessage.newBuilder().setPolicyResult(result).build());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            welcome.completeExceptionally(new IllegalStateException("connection ended"));
            refusal.completeExceptionally(new IllegalStateException("connection ended without a refusal"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            welcome.completeExceptionally(cause);
            ctx.close();
        }
    }
}
