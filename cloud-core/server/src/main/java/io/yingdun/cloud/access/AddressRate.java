package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.RecentlyUsed;
import io.yingdun.foundation.web.NetworkSite;
import java.time.Clock;
import java.util.Map;

/** Lets so many requests a second of each network through, on a route that asks for no proof of anything. */
public final class AddressRate {

    private static final int REMEMBERED = 20_000;

    private final int perSecond;
    private final Clock clock;
    private final Map<String, TokenBucket> sites = new RecentlyUsed<>(REMEMBERED);

    public AddressRate(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** @throws ProblemException {@code rate-limited} (429) */
    public void admit(String address) {
        TokenBucket bucket;
        synchronized (sites) {
            bucket = sites.computeIfAbsent(NetworkSite.of(address), site -> new TokenBucket(perSecond, clock));
        }
        long wait = bucket.take();
        if (wait > 0) {
            throw ProblemException.throttled("rate-limited", wait);
        }
    }
}
