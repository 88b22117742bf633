package io.yingdun.foundation.login;

import io.yingdun.foundation.web.NetworkSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, per name (5 failures free) and per address (20, because a hospital's people may share one):
 * then 30 s of waiting, doubled by every further failure up to 15 min, forgotten after an hour without one.
 *
 * <p>An attempt counts as failed from the moment it is admitted and is taken back when it succeeds; otherwise a hundred
 * attempts at once would all be admitted before the first has failed. While a name waits even the right password is
 * refused, so waiting tells nothing. Where somebody has logged in before, the name has a count of its own: nobody
 * elsewhere can lock that person out of the usual workstation by failing on purpose. Kept in memory: a restart forgets
 * it, which only somebody with the machine in hand can bring about. At most 20,000 names and as many addresses are
 * remembered, longest unused first forgotten.
 */
@Component
class LoginThrottle {

    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Failures> names = new Remembered();
    private final Map<String, Failures> addresses = new Remembered();
    private final Map<String, Failures> usualPlaces = new Remembered();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Zero when the password may be looked at now, otherwise how long to wait. */
    synchronized Duration admit(String name, String address) {
        Instant now = clock.instant();
        String ofNameKey = nameKey(name, address);
        Failures ofName = current(names, ofNameKey, now);
        Failures ofAddress = current(addresses, NetworkSite.of(address), now);
        Duration wait = longer(ofName.wait(now), ofAddress.wait(now));
        if (wait.isZero()) {
            names.put(ofNameKey, ofName.oneMore(now, FREE_PER_NAME));
            addresses.put(NetworkSite.of(address), ofAddress.oneMore(now, FREE_PER_ADDRESS));
        }
        return wait;
    }

    /** The attempt admitted last was right. The address keeps its other failures: they were made at other names. */
    synchronized void succeeded(String name, String address) {
        names.remove(nameKey(name, address));
        usualPlaces.put(place(name, address), new Failures(0, clock.instant(), clock.instant()));
        addresses.computeIfPresent(NetworkSite.of(address), (key, failures) -> failures.oneLess());
    }

    /** Whether the failure just made was the one after which waiting began; said once a series. */
    synchronized boolean hasJustBegun(String name, String address) {
        return count(names, nameKey(name, address)) == FREE_PER_NAME
                || count(addresses, NetworkSite.of(address)) == FREE_PER_ADDRESS;
    }

    private String nameKey(String name, String address) {
        String place = place(name, address);
        return usualPlaces.containsKey(place) ? place : name;
    }

    private static String place(String name, String address) {
        return name + '\n' + NetworkSite.of(address);
    }

    private static int count(Map<String, Failures> failures, String key) {
        Failures found = failures.get(key);
        return found == null ? 0 : found.count;
    }

    private static Failures current(Map<String, Failures> all, String key, Instant now) {
        Failures found = all.get(key);
        boolean forgotten = found == null || found.last.plus(FORGET_AFTER).isBefore(now);
        return forgotten ? new Failures(0, now, now) : found;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private record Failures(int count, Instant last, Instant waitUntil) {

        Duration wait(Instant now) {
            return waitUntil.isAfter(now) ? Duration.between(now, waitUntil) : Duration.ZERO;
        }

        Failures oneMore(Instant now, int free) {
            int more = count + 1;
            if (more < free) {
                return new Failures(more, now, now);
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(more - free, 5));
            return new Failures(more, now, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
        }

        Failures oneLess() {
            return new Failures(Math.max(0, count - 1), last, last);
        }
    }

    private static final class Remembered extends LinkedHashMap<String, Failures> {

        private static final long serialVersionUID = 1L;

        Remembered() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    }
}
