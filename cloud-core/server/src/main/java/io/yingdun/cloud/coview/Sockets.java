package io.yingdun.cloud.coview;

import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.access.TokenBucket;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** From the wire to a session and back. The first message joins, and is written down before anything is told. */
@Component
class Sockets extends TextWebSocketHandler {

    static final String ROOM = "room";
    static final String CALLER = "caller";

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final Pattern SECRET = Pattern.compile("[0-9A-Za-z-]{32,64}");

    private final AuditLog audit;
    private final CoViewSettings limits;
    private final Clock clock;
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> new Thread(task, "co-viewing"));
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(Room room, Connection connection) {}

    Sockets(AuditLog audit, CoViewSettings limits, Clock clock) {
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Room room = (Room) socket.getAttributes().get(ROOM);
        Caller caller = (Caller) socket.getAttributes().get(CALLER);
        TokenBucket rate = new TokenBucket(limits.messagesPerSecond(), clock);
        Connection connection = new Connection(socket, caller, rate, senders, clock.instant());
        open.put(socket.getId(), new Open(room, connection));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage text) {
        Open from = open.get(socket.getId());
        if (from != null) {
            Ending ending = hear(from, text.getPayload());
            if (ending != null) {
                from.connection.close(ending);
                left(from);
            }
        }
    }

    private @Nullable Ending hear(Open from, String text) {
        if (!from.connection.hear(clock.instant())) {
            return Ending.TOO_MANY_MESSAGES;
        }
        Message message = Message.parse(text);
        if (message == null) {
            return Ending.UNREADABLE;
        }
        return message.type().equals("join") ? join(from, message) : from.room.hear(from.connection, message);
    }

    private @Nullable Ending join(Open from, Message message) {
        Caller caller = from.connection.caller();
        String secret = message.text("secret");
        // Who has proved who they are goes by that name and no other.
        String name = caller.kind() == Caller.Kind.LINK ? message.name() : caller.name();
        if (!SECRET.matcher(secret).matches() || name.isEmpty()) {
            return Ending.UNREADABLE;
        }
        try {
            audit.recordAs(
                    caller.actor(),
                    "co-viewing.joined",
                    from.room.id(),
                    Map.of("study", from.room.studyUid(), "name", name));
        } catch (RuntimeException e) {
            LOG.error("joining a co-viewing session could not be written to the audit log and was refused", e);
            return Ending.UNAVAILABLE;
        }
        return from.room.join(from.connection, name, secret);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Open closed = open.remove(socket.getId());
        if (closed != null) {
            left(closed);
        }
    }

    private void left(Open gone) {
        int seat = gone.room.leave(gone.connection, clock.instant());
        if (seat > 0) {
            audit.recordAs(
                    gone.connection.caller().actor(),
                    "co-viewing.left",
                    gone.room.id(),
                    Map.of("study", gone.room.studyUid(), "seat", seat));
        }
    }

    /** A connection that broke without a word, or never joined. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void closeSilent() {
        Instant before = clock.instant().minus(limits.silence());
        open.values().stream()
                .filter(one -> one.connection.heardAt().isBefore(before))
                .forEach(one -> {
                    one.connection.close(Ending.SILENT);
                    left(one);
                });
    }

    @PreDestroy
    void stop() {
        senders.shutdownNow();
    }
}
