package io.yingdun.dicom.association;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.yingdun.dicom.pdu.PduDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Opens associations with peers. Event loops and workers belong to the caller. */
public final class AssociationRequestor {

    private static final int MAXIMUM_PDU_LENGTH = 256 * 1024;

    private final String aeTitle;
    private final EventLoopGroup eventLoops;
    private final Executor workers;
    private final Timeouts timeouts;

    /**
     * @param aeTitle ours
     * @param workers read outgoing data sets; they may block
     */
    public AssociationRequestor(String aeTitle, EventLoopGroup eventLoops, Executor workers, Timeouts timeouts) {
        this.aeTitle = aeTitle;
        this.eventLoops = eventLoops;
        this.workers = workers;
        this.timeouts = timeouts;
    }

    /**
     * @param users makes what sits on top of the association
     * @return fails with an {@link AssociationRejectedException} or {@link AssociationAbortedException}
     */
    public CompletableFuture<Association> open(
            RemoteApplicationEntity remote,
            AssociationProposal proposal,
            Function<Association, AssociationUser> users) {
        RequestorUpperLayer upperLayer = new RequestorUpperLayer(
                RequestorUpperLayer.request(aeTitle, remote.aeTitle(), proposal, MAXIMUM_PDU_LENGTH),
                timeouts,
                workers,
                users);
        Bootstrap bootstrap = new Bootstrap()
                .group(eventLoops)
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timeouts.connect().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, AssociationAcceptor.RECEIVE)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, AssociationAcceptor.WATER_MARK)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connecting(channel, remote, upperLayer);
                    }
                });
        workers.execute(() -> connect(bootstrap, remote, upperLayer));
        return upperLayer.opened();
    }

    /** On a worker, since the JDK's look-up of names blocks. */
    private static void connect(Bootstrap bootstrap, RemoteApplicationEntity remote, RequestorUpperLayer upperLayer) {
        InetSocketAddress address = new InetSocketAddress(remote.host(), remote.port());
        bootstrap.connect(address).addListener(done -> {
            if (!done.isSuccess()) {
                upperLayer.failed(new AssociationAbortedException(
                        "no connection to " + remote.host() + ':' + remote.port() + ": "
                                + done.cause().getMessage(),
                        done.cause()));
            }
        });
    }

    private void connecting(SocketChannel channel, RemoteApplicationEntity remote, RequestorUpperLayer upperLayer) {
        SslContext tls = remote.tls();
        if (tls != null) {
            SslHandler handler =
                    SecureTransport.restricted(tls.newHandler(channel.alloc(), remote.host(), remote.port(), workers));
            handler.setHandshakeTimeoutMillis(timeouts.connect().toMillis());
            channel.pipeline().addLast("tls", handler);
        }
        channel.pipeline().addLast("pdus", new PduDecoder(MAXIMUM_PDU_LENGTH));
        channel.pipeline().addLast("upper layer", upperLayer);
    }
}
