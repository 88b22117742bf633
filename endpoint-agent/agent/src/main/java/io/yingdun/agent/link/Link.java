package io.yingdun.agent.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.yingdun.agent.clock.ServerClock;
import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.enrol.PinnedTrust;
import io.yingdun.protocol.ChannelTls;
import io.yingdun.protocol.FrameCodec;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to the gateway, for ever. Everything but the public methods runs on one event loop, so its
 * fields need no lock.
 */
@SuppressWarnings("FutureReturnValueIgnored") // scheduled tasks report through the listener
public final class Link {
    private static final Logger LOG = System.getLogger(Link.class.getName());
    private static final Duration GOODBYE_PATIENCE = Duration.ofSeconds(2);

    private final ServerClock serverClock;
    private final Clock wall;
    private final LinkListener listener;
    private final LinkTiming timing;
    private final IdentityChoice identities;
    private final Backoff backoff;
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("link", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private @Nullable Conversation conversation;
    private boolean stopping;

    /** Fails where the endpoint is not enrolled. */
    public Link(IdentityStore identities, ServerClock serverClock, Clock wall, LinkListener listener)
            throws IOException {
        this(identities, serverClock, wall, listener, LinkTiming.DEFAULT);
    }

    Link(IdentityStore identities, ServerClock serverClock, Clock wall, LinkListener listener, LinkTiming timing)
            throws IOException {
        this.serverClock = serverClock;
        this.wall = wall;
        this.listener = listener;
        this.timing = timing;
        this.identities = new IdentityChoice(identities);
        this.backoff = new Backoff(ThreadLocalRandom.current(), timing.firstRetry(), timing.longestRetry());
    }

    public void start() {
        loop.execute(this::connect);
    }

    /** Sends if the server has welcomed us; otherwise nothing, since the next hello tells it all. */
    public void send(AgentMessage message) {
        loop.execute(() -> {
            if (conversation != null) {
                conversation.send(message);
            }
        });
    }

    /** Tells the server the screen's state before the next heartbeat is due. */
    public void heartbeatNow() {
        loop.execute(() -> {
            if (conversation != null) {
                conversation.heartbeat();
            }
        });
    }

    /** Says goodbye where connected, closes, and waits a little for both. True if the goodbye was sent. */
    public boolean stop(Goodbye.Reason reason) {
        ChannelFuture goodbye = loop.submit(() -> {
                    stopping = true;
                    return conversation == null ? null : conversation.goodbye(reason);
                })
                .awaitUninterruptibly()
                .getNow();
        boolean told = goodbye != null && goodbye.awaitUninterruptibly(GOODBYE_PATIENCE.toMillis());
        group.shutdownGracefully(0, GOODBYE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
        return told && goodbye.isSuccess();
    }

    private void connect() {
        if (stopping) {
            return;
        }
        EndpointIdentity identity = identities.identity();
        String place = identity.gatewayHost() + ":" + identity.gatewayPort();
        listener.linkChanged(LinkState.CONNECTING, place);
        SslContext tls;
        try {
            tls = ChannelTls.agent(identity.tls(), PinnedTrust.byAuthority(identity.authority(), serverClock::floor));
        } catch (SSLException e) {
            LOG.log(Level.ERROR, "TLS cannot be set up", e);
            retry(backoff.next(), "TLS cannot be set up: " + e.getMessage());
            return;
        }
        Conversation next = new Conversation(this, identities, serverClock, wall, listener);
        new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timing.connect().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        SslHandler handler =
                                tls.newHandler(channel.alloc(), identity.gatewayHost(), identity.gatewayPort());
                        handler.setHandshakeTimeoutMillis(timing.connect().toMillis());
                        channel.pipeline().addLast(handler, FrameCodec.atAgent(), next);
                    }
                })
                // Resolved anew each time: a server may move.
                .connect(identity.gatewayHost(), identity.gatewayPort())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        retry(backoff.next(), String.valueOf(connected.cause().getMessage()));
                    }
                });
        conversation = next;
    }

    LinkTiming timing() {
        return timing;
    }

    /** A conversation ended; called once for each that was connected. */
    void ended(Conversation ended) {
        if (conversation == ended) {
            conversation = null;
        }
        if (stopping) {
            listener.linkChanged(LinkState.STOPPED, "");
            return;
        }
        if (ended.lasted().compareTo(timing.stableAfter()) >= 0) {
            backoff.reset();
        }
        Refused refusal = ended.refusal();
        if (!ended.welcomed() && refusal == null) {
            identities.turnedAway();
        }
        if (refusal == null) {
            retry(ended.renewed() ? Duration.ZERO : backoff.next(), ended.problem());
        } else if (refusal.waitsForAPerson()) {
            LOG.log(Level.WARNING, "the server refuses this endpoint until a person acts: {0}", refusal.message());
            listener.linkChanged(LinkState.REFUSED, refusal.message());
        } else {
            LOG.log(Level.WARNING, "the server refuses this endpoint for now: {0}", refusal.message());
            listener.linkChanged(LinkState.REFUSED, refusal.message());
            schedule(refusal.retryAfter(backoff));
        }
    }

    private void retry(Duration delay, String problem) {
        LOG.log(Level.INFO, "not connected ({0}); again in {1} ms", problem, delay.toMillis());
        listener.linkChanged(LinkState.OFFLINE, problem);
        schedule(delay);
    }

    private void schedule(Duration delay) {
        if (!stopping) {
            loop.schedule(this::connect, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
