package io.yingdun.agent.link;

import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Which identity to connect with: a renewed one first, until the gateway welcomes it (then it takes the old one's
 * place) or has turned it away three times (then it is dropped). A gateway that cannot be reached proves nothing.
 */
final class IdentityChoice {
    private static final Logger LOG = System.getLogger(IdentityChoice.class.getName());
    private static final int ATTEMPTS_FOR_NEXT = 3;

    private final IdentityStore store;
    private EndpointIdentity current;
    private Optional<EndpointIdentity> next;
    private int failures;

    IdentityChoice(IdentityStore store) throws IOException {
        this.store = store;
        this.current = store.current().orElseThrow(() -> new IOException("this endpoint is not enrolled"));
        this.next = loadNext();
    }

    private Optional<EndpointIdentity> loadNext() throws IOException {
        try {
            return store.next();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the renewed identity is not readable and is dropped: {0}", e.getMessage());
            store.dropNext();
            return Optional.empty();
        }
    }

    EndpointIdentity identity() {
        return next.orElse(current);
    }

    /** The gateway welcomed {@link #identity}. */
    void proven() {
        if (next.isEmpty()) {
            return;
        }
        try {
            store.promoteNext();
            current = next.get();
            next = Optional.empty();
            failures = 0;
            LOG.log(Level.INFO, "the renewed certificate is in force");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the renewed identity cannot be put in place yet", e);
        }
    }

    /** The gateway was reached and the connection ended before its welcome. */
    void turnedAway() {
        if (next.isEmpty()) {
            return;
        }
        failures++;
        if (failures < ATTEMPTS_FOR_NEXT) {
            return;
        }
        failures = 0;
        next = Optional.empty();
        LOG.log(Level.WARNING, "the gateway does not take the renewed certificate: back to the one before");
        try {
            store.dropNext();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the renewed identity cannot be removed", e);
        }
    }

    byte[] renewalRequest() throws IOException {
        return store.renewalRequest();
    }

    void renewed(List<byte[]> chain) throws IOException {
        store.acceptRenewal(current, chain);
        next = store.next();
        failures = 0;
    }
}
