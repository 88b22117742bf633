package io.yingdun.agent.lifecycle;

import io.yingdun.agent.platform.DesktopSession;
import io.yingdun.agent.platform.Platform;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Asks the platform about the session at most every ten seconds, and tells when another person is there. */
final class SessionCache {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Platform platform;
    private final LongSupplier nanoTime;
    private final Consumer<String> userChanged;
    private volatile DesktopSession session;
    private long askedAt;

    SessionCache(Platform platform, LongSupplier nanoTime, Consumer<String> userChanged) {
        this.platform = platform;
        this.nanoTime = nanoTime;
        this.userChanged = userChanged;
        this.session = platform.session();
        this.askedAt = nanoTime.getAsLong();
    }

    /** On the overlay's thread. */
    DesktopSession refreshed() {
        if (nanoTime.getAsLong() - askedAt > FRESH.toNanos()) {
            DesktopSession now = platform.session();
            boolean other = !now.userName().equals(session.userName());
            session = now;
            askedAt = nanoTime.getAsLong();
            if (other) {
                userChanged.accept(now.userName());
            }
        }
        return session;
    }

    /** On any thread, as asked last. */
    String userName() {
        return session.userName();
    }
}
