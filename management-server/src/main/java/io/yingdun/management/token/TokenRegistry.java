package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Every token ever issued, for tracing. They are issued one transaction after the other, so sequence numbers appear in order. */
@Service
public class TokenRegistry {

    private static final int CHUNK = 20_000;

    private final TokenMapper tokens;

    TokenRegistry(TokenMapper tokens) {
        this.tokens = tokens;
    }

    public Optional<IssuedToken> find(Token token) {
        return Optional.ofNullable(tokens.find(token.identity()))
                .map(r -> new IssuedToken(token, r.endpointId(), r.userName(), r.notBefore(), r.notAfter()));
    }

    /** All at once: 8 bytes and a small object each. Prefer {@link #forEach} or {@link #issuedAfter}. */
    public List<Token> allTokens() {
        List<Token> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    /** In the order in which they were issued, a chunk of rows in memory at a time. */
    public void forEach(Consumer<Token> visitor) {
        long last = 0;
        for (TokenAddition more = issuedAfter(last, CHUNK); !more.tokens().isEmpty(); more = issuedAfter(last, CHUNK)) {
            more.tokens().forEach(visitor);
            last = more.lastSequence();
        }
    }

    /** What came after a sequence number (0: from the beginning), at most {@code limit}: one range of an index. */
    public TokenAddition issuedAfter(long sequence, int limit) {
        List<TokenMapper.Numbered> rows = tokens.after(sequence, limit);
        return new TokenAddition(
                rows.stream().map(r -> new Token(r.token())).toList(),
                rows.isEmpty() ? sequence : rows.get(rows.size() - 1).sequence());
    }

    /** Sequence number of the newest token; 0 while there is none. */
    public long lastSequence() {
        return tokens.lastSequence();
    }
}
