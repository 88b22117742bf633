package io.yingdun.management.gateway;

import com.google.protobuf.ByteString;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.yingdun.protocol.v1.Ping;
import io.yingdun.protocol.v1.ServerMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection that presented a valid certificate and said hello. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
final class AgentConnection {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PING_BYTES = 8;

    /** A question whether this connection lives, and who wants to know. */
    private record Probe(ByteString nonce, Consumer<Boolean> answer) {}

    private final Channel channel;
    private final String endpointId;
    private final ByteString runNonce;
    private final String address;
    private final AtomicReference<@Nullable Probe> probe = new AtomicReference<>();
    private volatile boolean welcomed;
    private volatile boolean departed;

    AgentConnection(Channel channel, String endpointId, ByteString runNonce, String address) {
        this.channel = channel;
        this.endpointId = endpointId;
        this.runNonce = runNonce;
        this.address = address;
    }

    String endpointId() {
        return endpointId;
    }

    ByteString runNonce() {
        return runNonce;
    }

    String address() {
        return address;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** From now on it may be told something. */
    void welcomed() {
        welcomed = true;
    }

    /** False before the welcome, which must be the first message, and after the end. */
    boolean send(ServerMessage message) {
        if (!welcomed || refused() || !channel.isActive()) {
            return false;
        }
        channel.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        return true;
    }

    void refuse(Refusals reason) {
        reason.send(channel);
    }

    void close() {
        channel.close();
    }

    /** It is only still open so that the refusal arrives: nothing from it counts any more. */
    boolean refused() {
        return Refusals.wasRefused(channel);
    }

    /** It has said goodbye: its end is no loss. */
    void depart() {
        departed = true;
    }

    boolean departed() {
        return departed;
    }

    /** Answers true when this connection proves within the time that it lives, false when it ends or stays silent. */
    void probe(Duration patience, Consumer<Boolean> answer) {
        byte[] nonce = new byte[PING_BYTES];
        RANDOM.nextBytes(nonce);
        Probe question = new Probe(ByteString.copyFrom(nonce), answer);
        if (refused() || !channel.isActive() || !probe.compareAndSet(null, question)) {
            answer.accept(false);
            return;
        }
        channel.closeFuture().addListener(closed -> finish(question, false));
        channel.eventLoop().schedule(() -> finish(question, false), patience.toMillis(), TimeUnit.MILLISECONDS);
        send(ServerMessage.newBuilder()
                .setPing(Ping.newBuilder().setNonce(question.nonce()))
                .build());
    }

    void ponged(ByteString nonce) {
        Optional.ofNullable(probe.get())
                .filter(question -> question.nonce().equals(nonce))
                .ifPresent(question -> finish(question, true));
    }

    private void finish(Probe question, boolean alive) {
        if (probe.compareAndSet(question, null)) {
            question.answer().accept(alive);
        }
    }
}
