package io.yingdun.dicom.association;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.yingdun.dicom.pdu.PduDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Listens for peers. Event loops and workers belong to the caller. */
public final class AssociationAcceptor implements AutoCloseable {

    /**
     * How to listen.
     *
     * @param ports at least one; what a peer may have at a time counts over all of them
     * @param maximumPduLength offered to peers for P-DATA-TF, at least 4 KiB
     * @param connections at a time, with those that have not asked yet; more are closed at once
     * @param workers run the admission policy and read outgoing data sets; they may block
     * @param users makes what sits on top of each association
     */
    public record Settings(
            List<ListeningPort> ports,
            int maximumPduLength,
            int connections,
            Timeouts timeouts,
            Executor workers,
            AdmissionPolicy admission,
            AssociationObserver observer,
            Function<Association, AssociationUser> users) {

        public Settings {
            ports = List.copyOf(ports);
            if (ports.isEmpty()) {
                throw new IllegalArgumentException("nowhere to listen");
            }
            if (maximumPduLength < 4096 || connections < 1) {
                throw new IllegalArgumentException("PDUs of 4096 bytes and one connection are the least");
            }
        }
    }

    /** Bytes from a socket at a time: a P-DATA-TF of ours in one go. */
    static final AdaptiveRecvByteBufAllocator RECEIVE = new AdaptiveRecvByteBufAllocator(2048, 64 * 1024, 256 * 1024);

    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(512 * 1024, 1024 * 1024);

    private final Settings settings;
    private final AssociationCount count = new AssociationCount();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<Channel> listening = new ArrayList<>();
    private volatile boolean closing;

    private AssociationAcceptor(Settings settings, EventLoopGroup eventLoops) throws IOException {
        this.settings = settings;
        for (ListeningPort port : settings.ports()) {
            ChannelFuture bound =
                    bootstrap(eventLoops, port).bind(port.address()).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                listening.forEach(open -> open.close().awaitUninterruptibly());
                throw new IOException("cannot listen on " + port.address(), bound.cause());
            }
            listening.add(bound.channel());
        }
    }

    private ServerBootstrap bootstrap(EventLoopGroup eventLoops, ListeningPort port) {
        return new ServerBootstrap()
                .group(eventLoops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, RECEIVE)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connected(channel, port.tls());
                    }
                });
    }

    /** @throws IOException when an address cannot be used; then it listens on none */
    public static AssociationAcceptor listen(Settings settings, EventLoopGroup eventLoops) throws IOException {
        return new AssociationAcceptor(settings, eventLoops);
    }

    /** The numbers of the ports, in the order of the settings. */
    public List<Integer> ports() {
        return listening.stream()
                .map(open -> ((InetSocketAddress) open.localAddress()).getPort())
                .toList();
    }

    /** Stops listening and aborts the associations that are open. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close() {
        closing = true;
        listening.forEach(open -> open.close().awaitUninterruptibly());
        for (Channel connection : connections) {
            connection.eventLoop().execute(() -> {
                AcceptorUpperLayer upperLayer = connection.pipeline().get(AcceptorUpperLayer.class);
                if (upperLayer != null) {
                    upperLayer.abortBecause(new AssociationAbortedException("this side shuts down"));
                }
                connection.close();
            });
        }
        connections.newCloseFuture().awaitUninterruptibly();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void connected(SocketChannel channel, @Nullable Supplier<SslContext> tls) {
        if (closing || connections.size() >= settings.connections()) {
            String why = closing ? "this side shuts down" : "there are " + settings.connections() + " connections";
            settings.observer().failed(Negotiation.remoteAddress(channel), new AssociationAbortedException(why));
            channel.close();
            return;
        }
        connections.add(channel);
        if (tls != null) {
            // on workers, since a look at the peer's certificate may ask a database
            SslHandler handler = SecureTransport.restricted(tls.get().newHandler(channel.alloc(), settings.workers()));
            handler.setHandshakeTimeoutMillis(settings.timeouts().artim().toMillis());
            channel.pipeline().addLast("tls", handler);
        }
        channel.pipeline().addLast("pdus", new PduDecoder(settings.maximumPduLength()));
        channel.pipeline().addLast("upper layer", new AcceptorUpperLayer(settings, count));
    }
}
