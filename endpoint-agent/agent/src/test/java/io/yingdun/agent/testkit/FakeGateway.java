package io.yingdun.agent.testkit;

import com.google.protobuf.ByteString;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.yingdun.protocol.ChannelTls;
import io.yingdun.protocol.EndpointCertificates;
import io.yingdun.protocol.FrameCodec;
import io.yingdun.protocol.TlsIdentity;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.HeartbeatAck;
import io.yingdun.protocol.v1.Refusal;
import io.yingdun.protocol.v1.RenewalResponse;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.Welcome;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The server's end of the agent channel, real TLS and frames, scripted by a test. */
@SuppressWarnings("FutureReturnValueIgnored") // a test notices by what the agent does
public final class FakeGateway implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What to do with the agents. Fields may be changed while it runs. */
    public static final class Script {
        public volatile LongSupplier serverTime = System::currentTimeMillis;
        public volatile int heartbeatSeconds = 1;
        /** When the agent's certificate is due, as the welcome says; back to «not due» once one was asked for. */
        public volatile long renewAfter;

        public volatile @Nullable Refusal refusal;
        public volatile boolean acknowledges = true;
        public volatile boolean welcomes = true;
        public volatile boolean issuesGarbage;
    }

    public final Script script = new Script();
    private final TestAuthority authority;
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<AgentMessage> messages = new CopyOnWriteArrayList<>();
    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final SslContext tls;
    private @Nullable Channel listener;
    private int port;

    public FakeGateway(TestAuthority authority) throws Exception {
        this(authority, authority.server());
    }

    public FakeGateway(TestAuthority authority, TlsIdentity server) throws Exception {
        this.authority = authority;
        this.tls = ChannelTls.gateway(server, authority.certificate());
        listen();
    }

    /** Starts to listen, again on the same port after {@link #stopListening}. */
    public void listen() throws InterruptedException {
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted.incrementAndGet();
                        channels.add(channel);
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()), FrameCodec.atServer(), new Handler());
                    }
                })
                .bind("localhost", port)
                .sync()
                .channel();
        port = ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Closes the listening socket and every connection. */
    public void stopListening() {
        Channel present = listener;
        if (present != null) {
            present.close().awaitUninterruptibly();
        }
        dropConnections();
    }

    public void dropConnections() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
        channels.clear();
    }

    public int port() {
        return port;
    }

    public int connections() {
        return accepted.get();
    }

    public List<AgentMessage> messages() {
        return messages;
    }

    /** Certificates of the agents that said hello, in order. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    public void send(ServerMessage message) {
        channels.forEach(channel -> channel.writeAndFlush(message));
    }

    /** The first message since the beginning that fits, waited for. */
    public AgentMessage await(String what, Predicate<AgentMessage> fits) {
        Eventually.await(what, LONGEST, () -> messages.stream().anyMatch(fits));
        return messages.stream().filter(fits).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        stopListening();
        group.shutdownGracefully();
    }

    private final class Handler extends SimpleChannelInboundHandler<AgentMessage> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, AgentMessage message) throws Exception {
            messages.add(message);
            switch (message.getBodyCase()) {
                case HELLO -> hello(ctx);
                case HEARTBEAT -> {
                    if (script.acknowledges) {
                        ctx.writeAndFlush(ServerMessage.newBuilder()
                                .setHeartbeatAck(HeartbeatAck.newBuilder()
                                        .setSequence(message.getHeartbeat().getSequence())
                                        .setServerTimeMs(script.serverTime.getAsLong()))
                                .build());
                    }
                }
                case RENEWAL_REQUEST ->
                    renew(ctx, message.getRenewalRequest().getPkcs10Der().toByteArray());
                default -> {}
            }
        }

        private void hello(ChannelHandlerContext ctx) throws Exception {
            X509Certificate certificate = certificate(ctx);
            certificates.add(certificate);
            Refusal refusal = script.refusal;
            if (refusal != null) {
                ctx.writeAndFlush(ServerMessage.newBuilder().setRefusal(refusal).build())
                        .addListener(sent -> ctx.close());
            } else if (script.welcomes) {
                ctx.writeAndFlush(ServerMessage.newBuilder()
                        .setWelcome(Welcome.newBuilder()
                                .setEndpointId(EndpointCertificates.endpointId(certificate)
                                        .orElseThrow())
                                .setServerTimeMs(script.serverTime.getAsLong())
                                .setHeartbeatSeconds(script.heartbeatSeconds)
                                .setCertificateRenewAfterMs(script.renewAfter))
                        .build());
            } else {
                ctx.close();
            }
        }

        private void renew(ChannelHandlerContext ctx, byte[] request) throws Exception {
            script.renewAfter = 0;
            String id = EndpointCertificates.endpointId(certificate(ctx)).orElseThrow();
            List<X509Certificate> chain =
                    script.issuesGarbage ? authority.endpoint(id).chain() : authority.issue(request, id);
            RenewalResponse.Builder response = RenewalResponse.newBuilder();
            for (X509Certificate certificate : chain) {
                response.addCertificateChainDer(encoded(certificate));
            }
            ctx.writeAndFlush(ServerMessage.newBuilder().setRenewal(response).build());
        }

        private ByteString encoded(X509Certificate certificate) throws CertificateEncodingException {
            return ByteString.copyFrom(certificate.getEncoded());
        }

        private X509Certificate certificate(ChannelHandlerContext ctx) throws Exception {
            return (X509Certificate)
                    ctx.pipeline().get(SslHandler.class).engine().getSession().getPeerCertificates()[0];
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
