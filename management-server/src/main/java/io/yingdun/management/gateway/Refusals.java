package io.yingdun.management.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.AttributeKey;
import io.yingdun.protocol.v1.Refusal;
import io.yingdun.protocol.v1.ServerMessage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Why a connection is not served, in words for a person and a time to come back (zero: not by itself). */
@SuppressWarnings("FutureReturnValueIgnored") // Netty closes the channel; there is nobody else to tell
enum Refusals {
    PROTOCOL_VERSION(
            Refusal.Code.PROTOCOL_VERSION,
            "This server speaks version 1 of the agent protocol; update one of the two.",
            Duration.ZERO),
    /** Comes back by itself: an officer may release it without touching the machine. */
    QUARANTINED(
            Refusal.Code.QUARANTINED,
            "This endpoint is in quarantine; a security officer has to release it.",
            Duration.ofSeconds(60)),
    CERTIFICATE(
            Refusal.Code.QUARANTINED,
            "This certificate does not count any more; enrol again with a new code.",
            Duration.ZERO),
    RETIRED(Refusal.Code.RETIRED, "This endpoint was retired by a security officer.", Duration.ZERO),
    TOO_MANY_MESSAGES(Refusal.Code.RATE_LIMITED, "Too many messages.", Duration.ofSeconds(60)),
    BUSY(Refusal.Code.RATE_LIMITED, "The server is busy.", Duration.ofSeconds(15)),
    BEING_DECIDED(
            Refusal.Code.RATE_LIMITED,
            "Another connection with this certificate is being looked at.",
            Duration.ofSeconds(10)),
    MALFORMED(Refusal.Code.MALFORMED, "The message is not what the protocol allows here.", Duration.ofSeconds(60));

    private static final long LINGER_MILLIS = 1_000;
    private static final AttributeKey<Refusals> SENT = AttributeKey.valueOf(Refusals.class, "sent");

    private final Refusal.Code code;
    private final String message;
    private final long retryAfterSeconds;

    Refusals(Refusal.Code code, String message, Duration retryAfter) {
        this.code = code;
        this.message = message;
        this.retryAfterSeconds = retryAfter.toSeconds();
    }

    /**
     * Sends it and closes a little later. Closing at once, with bytes of the agent still unread, would make the kernel
     * reset the connection, and a reset overtakes the refusal. What still comes in is to be ignored by the caller. A
     * connection is refused once: later reasons are not sent.
     */
    void send(Channel channel) {
        if (channel.attr(SENT).setIfAbsent(this) != null) {
            return;
        }
        channel.attr(AgentSession.END).setIfAbsent("refused: " + name());
        channel.config().setAutoRead(true);
        channel.writeAndFlush(message()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** It is only still open so that the refusal arrives: nothing from it counts any more. */
    static boolean wasRefused(Channel channel) {
        return channel.attr(SENT).get() != null;
    }

    private ServerMessage message() {
        return ServerMessage.newBuilder()
                .setRefusal(
                        Refusal.newBuilder().setCode(code).setMessage(message).setRetryAfterSeconds((int)
                                retryAfterSeconds))
                .build();
    }
}
