package io.yingdun.management.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import io.yingdun.foundation.pki.IssuedCertificate;
import io.yingdun.management.gateway.Knock.Decision;
import io.yingdun.protocol.AgentProtocol;
import io.yingdun.protocol.EndpointCertificates;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.Welcome;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Waits for the first message, which must be a {@code Hello}, and for the decision about it. Reading stops meanwhile:
 * nothing of a connection that is not admitted piles up. Once admitted, it gives its place to an {@link AgentSession}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
final class HelloHandler extends SimpleChannelInboundHandler<AgentMessage> {

    /** Of a certificate's life: a third is left for renewing, also on machines that are switched off for weeks. */
    private static final double RENEW_AT = 2.0 / 3;

    private final Gateway gateway;
    private boolean knocked;

    HelloHandler(Gateway gateway) {
        super(AgentMessage.class);
        this.gateway = gateway;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        Duration patience = gateway.settings().handshake().multipliedBy(2);
        ctx.executor()
                .schedule(
                        () -> {
                            if (!knocked) {
                                ctx.close();
                            }
                        },
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, AgentMessage message) throws SSLPeerUnverifiedException {
        if (Refusals.wasRefused(ctx.channel())) {
            return;
        }
        if (knocked || !message.hasHello()) {
            Refusals.MALFORMED.send(ctx.channel());
            return;
        }
        Hello hello = message.getHello();
        if (hello.getProtocolVersion() != AgentProtocol.VERSION) {
            Refusals.PROTOCOL_VERSION.send(ctx.channel());
            return;
        }
        X509Certificate certificate = (X509Certificate)
                ctx.pipeline().get(SslHandler.class).engine().getSession().getPeerCertificates()[0];
        Optional<String> endpointId = EndpointCertificates.endpointId(certificate);
        boolean wellFormed = endpointId.isPresent()
                && hello.getMachineFingerprint().size() == AgentProtocol.FINGERPRINT_BYTES
                && hello.getRunNonce().size() == AgentProtocol.RUN_NONCE_BYTES;
        if (!wellFormed) {
            Refusals.MALFORMED.send(ctx.channel());
            return;
        }
        knock(ctx, endpointId.get(), certificate, hello);
    }

    private void knock(ChannelHandlerContext ctx, String endpointId, X509Certificate certificate, Hello hello) {
        knocked = true;
        Channel channel = ctx.channel();
        channel.config().setAutoRead(false);
        String address =
                ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
        AgentConnection connection = new AgentConnection(channel, endpointId, hello.getRunNonce(), address);
        Knock knock = new Knock(
                connection,
                IssuedCertificate.serialOf(certificate),
                hello,
                HexFormat.of().formatHex(hello.getMachineFingerprint().toByteArray()),
                decision -> channel.eventLoop().execute(() -> decided(ctx, connection, certificate, hello, decision)));
        if (!gateway.admission().ask(knock)) {
            Refusals.BUSY.send(ctx.channel());
        }
    }

    private void decided(
            ChannelHandlerContext ctx,
            AgentConnection connection,
            X509Certificate certificate,
            Hello hello,
            Decision decision) {
        if (Refusals.wasRefused(ctx.channel())) {
            return;
        }
        switch (decision) {
            case ADMITTED -> welcome(ctx, connection, certificate, hello);
            case QUARANTINED, OTHER_MACHINE -> Refusals.QUARANTINED.send(ctx.channel());
            case RETIRED -> Refusals.RETIRED.send(ctx.channel());
            case CERTIFICATE_REFUSED -> Refusals.CERTIFICATE.send(ctx.channel());
            case BEING_DECIDED -> Refusals.BEING_DECIDED.send(ctx.channel());
        }
    }

    private void welcome(
            ChannelHandlerContext ctx, AgentConnection connection, X509Certificate certificate, Hello hello) {
        Instant now = gateway.clock().instant();
        ctx.writeAndFlush(ServerMessage.newBuilder()
                        .setWelcome(Welcome.newBuilder()
                                .setEndpointId(connection.endpointId())
                                .setServerTimeMs(now.toEpochMilli())
                                .setHeartbeatSeconds(
                                        (int) gateway.settings().heartbeat().toSeconds())
                                .setCertificateRenewAfterMs(
                                        renewAfter(certificate).toEpochMilli()))
                        .build())
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        ctx.pipeline().replace(this, "session", new AgentSession(gateway, connection, hello));
        ctx.channel().config().setAutoRead(true);
    }

    private static Instant renewAfter(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        long life =
                Duration.between(from, certificate.getNotAfter().toInstant()).toSeconds();
        return from.plusSeconds((long) (life * RENEW_AT));
    }
}
