package io.yingdun.management.gateway;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.yingdun.protocol.FrameCodec;
import java.util.function.Supplier;

/**
 * Puts a connection's handlers in order:
 *
 * <ol>
 *   <li><b>connection limit</b> first: what is over a limit costs no handshake;
 *   <li><b>tls</b>, so many handshakes at a time: nothing behind it ever sees a peer without a certificate of ours;
 *   <li><b>silence</b> counts decrypted bytes, so TLS chatter alone keeps nothing alive;
 *   <li><b>frames</b> checks lengths before it makes room;
 *   <li><b>message limit</b> counts whole messages;
 *   <li><b>hello</b>, later replaced by <b>session</b>: the only two that know what messages mean;
 *   <li><b>last resort</b>, because an exception travels towards the tail.
 * </ol>
 */
final class GatewayInitializer extends ChannelInitializer<SocketChannel> {

    private final Gateway gateway;
    private final Supplier<SslContext> tls;
    private final ConnectionLimit connectionLimit;
    private final HandshakeGate handshakeGate;
    private final LastResort lastResort = new LastResort();

    GatewayInitializer(Gateway gateway, Supplier<SslContext> tls) {
        this.gateway = gateway;
        this.tls = tls;
        this.connectionLimit = new ConnectionLimit(
                gateway.settings().maxConnections(), gateway.settings().maxConnectionsPerAddress());
        this.handshakeGate = new HandshakeGate(gateway.settings().maxHandshakes());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        SslHandler ssl = tls.get().newHandler(channel.alloc());
        ssl.setHandshakeTimeoutMillis(gateway.settings().handshake().toMillis());
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("connection limit", connectionLimit);
        pipeline.addLast("tls", ssl);
        ssl.handshakeFuture().addListener(handshakeGate.begun(channel));
        pipeline.addLast("silence", new Silence(gateway.settings().silence()));
        pipeline.addLast("frames", FrameCodec.atServer());
        pipeline.addLast("message limit", new MessageLimit(System::nanoTime));
        pipeline.addLast("hello", new HelloHandler(gateway));
        pipeline.addLast("last resort", lastResort);
    }
}
