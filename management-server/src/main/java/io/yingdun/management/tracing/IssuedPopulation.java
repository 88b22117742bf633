package io.yingdun.management.tracing;

import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenAddition;
import io.yingdun.management.token.TokenRegistry;
import io.yingdun.watermark.trace.TokenPopulation;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Every token ever issued, kept in memory (nine bytes a token), so that a trace begins at once. Idle workers of the queue
 * gather what is new; each trace adds what is left, for a picture may show a token that is a minute old. No more tokens
 * are taken than half of the heap holds: that many stop the traces, not the server.
 */
@Component
class IssuedPopulation {

    private static final int CHUNK = 20_000;

    private final TokenRegistry registry;
    private TokenPopulation tokens;
    private long lastSequence;

    IssuedPopulation(TokenRegistry registry, SiteKey key) {
        this.registry = registry;
        this.tokens = TokenPopulation.of(key.watermarkKey(), List.of());
    }

    /** @throws TraceFailure if there are more than the memory holds */
    synchronized TokenPopulation upToDate() throws TraceFailure {
        do {
            MemoryBudget.requireTokens(tokens.size(), Runtime.getRuntime().maxMemory());
        } while (add());
        return tokens;
    }

    /** Adds what was issued since, as long as the memory holds it and nobody says stop. */
    void gather(BooleanSupplier goesOn) {
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            more = MemoryBudget.holds(tokens().size(), Runtime.getRuntime().maxMemory()) && add();
        }
    }

    private synchronized TokenPopulation tokens() {
        return tokens;
    }

    private synchronized boolean add() {
        TokenAddition more = registry.issuedAfter(lastSequence, CHUNK);
        tokens = tokens.with(more.tokens());
        lastSequence = more.lastSequence();
        return !more.tokens().isEmpty();
    }
}
