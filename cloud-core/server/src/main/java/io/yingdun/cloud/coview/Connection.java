package io.yingdun.cloud.coview;

import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.access.TokenBucket;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One participant's socket. What is sent waits in a bounded queue and leaves on another thread, so that whoever is slow
 * keeps nobody else waiting; whose queue is full is cut off, and gets the whole state when they come back.
 */
final class Connection {

    private static final int MOST_WAITING = 2_000;

    private final WebSocketSession socket;
    private final Executor senders;
    private final Caller caller;
    private final TokenBucket rate;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private @Nullable Ending ending;
    private volatile Instant heardAt;

    Connection(WebSocketSession socket, Caller caller, TokenBucket rate, Executor senders, Instant now) {
        this.socket = socket;
        this.caller = caller;
        this.rate = rate;
        this.senders = senders;
        this.heardAt = now;
    }

    Caller caller() {
        return caller;
    }

    Instant heardAt() {
        return heardAt;
    }

    /** @return false where the participant says too much */
    boolean hear(Instant now) {
        heardAt = now;
        return rate.take() == 0;
    }

    synchronized void send(String message) {
        if (ending != null) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            close(Ending.TOO_SLOW);
            return;
        }
        waiting.add(message);
        start();
    }

    /** After what is waiting, unless it is for being slow. */
    synchronized void close(Ending why) {
        if (ending == null) {
            ending = why;
            if (why == Ending.TOO_SLOW) {
                waiting.clear();
            }
            start();
        }
    }

    private void start() {
        if (!sending) {
            sending = true;
            senders.execute(this::drain);
        }
    }

    private void drain() {
        for (String next = next(); next != null; next = next()) {
            try {
                socket.sendMessage(new TextMessage(next));
            } catch (IOException | IllegalStateException gone) {
                close(Ending.TOO_SLOW);
            }
        }
    }

    private @Nullable String next() {
        Ending why;
        synchronized (this) {
            String next = waiting.poll();
            if (next != null) {
                return next;
            }
            sending = false;
            why = ending;
        }
        if (why != null) {
            try {
                socket.close(why.status());
            } catch (IOException | IllegalStateException gone) {
                // It is closed, which is what was wanted.
            }
        }
        return null;
    }
}
