package io.yingdun.cloud.ris;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for HL7 messages over MLLP while the server runs. Only addresses that are known get a connection, and so many. */
@Component
class MllpListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);

    /** They wait for the database. */
    private static final int WORKERS = 8;

    private final CloudSettings cloud;
    private final Hl7Settings settings;
    private final Hl7Tls tls;
    private final Inbox inbox;
    private final Clock clock;
    private final List<Hl7Sender> senders;
    private final MllpConnections connections;
    private @Nullable Running running;

    MllpListener(CloudSettings cloud, Hl7Settings settings, Hl7Tls tls, Inbox inbox, Clock clock) {
        this.cloud = cloud;
        this.settings = settings;
        this.tls = tls;
        this.inbox = inbox;
        this.clock = clock;
        this.senders = settings.senders().stream().map(Hl7Sender::parse).toList();
        this.connections = new MllpConnections(settings.connections(), settings.connectionsPerAddress());
    }

    private record Running(EventLoopGroup eventLoops, EventExecutorGroup workers) {

        void stop() {
            eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
            workers.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @Override
    public synchronized void start() {
        Running starting = new Running(
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("hl7"), NioIoHandler.newFactory()),
                new DefaultEventExecutorGroup(WORKERS, new DefaultThreadFactory("hl7-worker")));
        try {
            listen(starting, cloud.hl7Port(), null);
            if (settings.tlsPort() != null) {
                listen(starting, settings.tlsPort(), tls::context);
            }
        } catch (StartFailure e) {
            starting.stop();
            throw e;
        }
        running = starting;
    }

    private void listen(Running starting, int port, @Nullable Supplier<SslContext> secure) {
        InetSocketAddress address = new InetSocketAddress(cloud.bindAddress(), port);
        Throwable failure = new ServerBootstrap()
                .group(starting.eventLoops())
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        admit(channel, secure, starting.workers());
                    }
                })
                .bind(address)
                .awaitUninterruptibly()
                .cause();
        if (failure != null) {
            throw new StartFailure(
                    "Nothing can listen for HL7 on " + address + ": " + failure.getMessage(),
                    "Stop the program that uses the port, or give another one with --yingdun.port-base=N or"
                            + " --yingdun.hl7.tls-port=N.");
        }
        LOG.info("Listens for {} on {}", secure == null ? "HL7" : "HL7 by TLS", address);
    }

    private void admit(SocketChannel channel, @Nullable Supplier<SslContext> secure, EventExecutorGroup workers) {
        InetAddress address = channel.remoteAddress().getAddress();
        Optional<Hl7Sender> sender = sender(address);
        String objection = sender.isEmpty()
                ? "no sender of yingdun.hl7.senders has this address"
                : connections.open(address).orElse("");
        if (sender.isEmpty() || !objection.isEmpty()) {
            LOG.warn("A connection from {} was refused: {}", address.getHostAddress(), objection);
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> connections.closed(address));
        if (secure != null) {
            channel.pipeline().addLast(secure.get().newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(new IdleStateHandler(0, 0, settings.idle().toSeconds(), TimeUnit.SECONDS))
                .addLast(new MllpDecoder(settings.maximumBytes()))
                .addLast(workers, new MllpHandler(sender.get(), inbox, settings.maximumBytes(), clock));
    }

    private Optional<Hl7Sender> sender(InetAddress address) {
        if (senders.isEmpty()) {
            return address.isLoopbackAddress()
                    ? Optional.of(Hl7Sender.parse(address.getHostAddress()))
                    : Optional.empty();
        }
        return senders.stream()
                .filter(sender -> sender.address().equals(address))
                .findFirst();
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
