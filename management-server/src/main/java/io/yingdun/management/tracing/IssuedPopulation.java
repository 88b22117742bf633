package io.yingdun.management.tracing;

import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenAddition;
import io.yingdun.management.token.TokenRegistry;
import io.yingdun.watermark.trace.TokenPopulation;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Every token ever issued, encoded and kept in memory (152 bytes a token), so that a trace begins at once. Each trace
 * first adds what was issued since the last one: a picture may show a token that is a minute old.
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

    synchronized TokenPopulation upToDate() {
        TokenAddition more = registry.issuedAfter(lastSequence, CHUNK);
        while (!more.tokens().isEmpty()) {
            tokens = tokens.with(more.tokens());
            lastSequence = more.lastSequence();
            more = registry.issuedAfter(lastSequence, CHUNK);
        }
        return tokens;
    }
}
