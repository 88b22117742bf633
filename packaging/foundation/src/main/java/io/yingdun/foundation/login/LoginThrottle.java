package io.yingdun.foundation.login;

import io.yingdun.foundation.runtime.RecentlyUsed;
import io.yingdun.foundation.web.NetworkSite;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Slows guessing of passwords down, per name (5 failures free) and per address (20, because a hospital's people may share one); see
 * {@link GuessLimit}.
 *
 * <p>While a name waits even the right password is refused, so waiting tells nothing. Where somebody has logged in before, the name
 * has a count of its own: nobody elsewhere can lock that person out of the usual workstation by failing on purpose.
 */
@Component
class LoginThrottle {

    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 20;
    private static final int REMEMBERED = 20_000;

    private final GuessLimit names;
    private final GuessLimit addresses;
    private final Set<String> usualPlaces = Collections.newSetFromMap(new RecentlyUsed<>(REMEMBERED));

    LoginThrottle(Clock clock) {
        this.names = new GuessLimit(FREE_PER_NAME, clock);
        this.addresses = new GuessLimit(FREE_PER_ADDRESS, clock);
    }

    /** Zero when the password may be looked at now, otherwise how long to wait. */
    synchronized Duration admit(String name, String address) {
        String key = nameKey(name, address);
        String site = NetworkSite.of(address);
        Duration wait = longer(names.wait(key), addresses.wait(site));
        if (wait.isZero()) {
            names.count(key);
            addresses.count(site);
        }
        return wait;
    }

    /** The attempt admitted last was right. The address keeps its other failures: they were made at other names. */
    synchronized void succeeded(String name, String address) {
        names.forget(nameKey(name, address));
        usualPlaces.add(place(name, address));
        addresses.forgive(NetworkSite.of(address));
    }

    /** Whether the failure just made was the one after which waiting began; said once a series. */
    synchronized boolean hasJustBegun(String name, String address) {
        return names.hasJustBegun(nameKey(name, address)) || addresses.hasJustBegun(NetworkSite.of(address));
    }

    private String nameKey(String name, String address) {
        String place = place(name, address);
        return usualPlaces.contains(place) ? place : name;
    }

    private static String place(String name, String address) {
        return name + '\n' + NetworkSite.of(address);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
