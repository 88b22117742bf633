package io.yingdun.management.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.yingdun.foundation.pki.CertificateAuthority;
import io.yingdun.foundation.pki.ServerIdentity;
import io.yingdun.foundation.runtime.StartFailure;
import io.yingdun.management.runtime.YingdunSettings;
import io.yingdun.protocol.ChannelTls;
import io.yingdun.protocol.TlsIdentity;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens the agents' port when fleet and policy are ready and closes it before they end. An orderly stop is no loss of
 * any agent: states stay as they are, and the next start gives everybody time to come back.
 */
@Component
class GatewayServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final int BACKLOG = 4096;
    private static final int MOST_THREADS = 4;

    private final Gateway gateway;
    private final CertificateAuthority authority;
    private final YingdunSettings settings;

    /** A renewed certificate is presented from the next connection on. */
    private final Supplier<SslContext> tls;

    private @Nullable EventLoopGroup acceptors;
    private @Nullable EventLoopGroup workers;
    private @Nullable Channel listening;

    GatewayServer(Gateway gateway, ServerIdentity identity, CertificateAuthority authority, YingdunSettings settings) {
        this.gateway = gateway;
        this.authority = authority;
        this.settings = settings;
        this.tls = identity.presented(this::tls);
    }

    @Override
    public void start() {
        gateway.admission().start();
        gateway.renewals().start();
        int threads = Math.max(2, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        acceptors = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("gateway-accept", true), NioIoHandler.newFactory());
        workers = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("gateway", true), NioIoHandler.newFactory());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptors, workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .childHandler(new GatewayInitializer(gateway, tls));
        try {
            listening = bootstrap
                    .bind(settings.bindAddress(), settings.gatewayPort())
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            stop();
            throw new StartFailure(
                    "Port " + settings.gatewayPort() + ", wanted for the agent gateway, cannot be used: "
                            + e.getMessage() + ".",
                    "Choose other ports with --yingdun.port-base=N.",
                    e);
        }
        LOG.info("Agent gateway on {}:{}", settings.bindAddress(), settings.gatewayPort());
    }

    private SslContext tls(ServerIdentity.Credentials own) {
        try {
            return ChannelTls.gateway(new TlsIdentity(own.key(), own.chain()), authority.certificate());
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
            listening = null;
        }
        gateway.admission().stop();
        gateway.renewals().stop();
        for (AgentConnection connection : gateway.registry().all()) {
            gateway.registry().leave(connection);
            connection.close();
        }
        shutDown(workers);
        shutDown(acceptors);
        LOG.info("Agent gateway stopped");
    }

    private static void shutDown(@Nullable EventLoopGroup group) {
        if (group != null) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    @Override
    public int getPhase() {
        return 100;
    }
}
