package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues tokens for the coming 24 hours, for many endpoints in one statement. Slots lie on multiples of the rotation
 * since the epoch, so that asking again gives the same tokens.
 */
@Service
public class TokenIssuer {

    /** How far ahead slots are issued. */
    public static final Duration HORIZON = Duration.ofHours(24);

    /** Not for a time: stands where an end that never comes must be written. */
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    /** A fallback's row says when it was issued; among the wanted ones it has no beginning. */
    private static final Instant ALWAYS = Instant.EPOCH;

    private static final int FALLBACK = 0;

    /** A random token meets one of 10 million issued ones once in 28 million draws: asked again, then it is a bug. */
    private static final int DRAWS = 4;

    private record Wanted(String endpointId, String userName, int rotation, Instant begin, Instant end) {}

    private final TokenMapper tokens;
    private final Clock clock;

    TokenIssuer(TokenMapper tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** By endpoint; each endpoint may be asked for once in a call. */
    @Transactional
    public Map<String, TokenPlan> plan(List<SlotRequest> requests) {
        tokens.lock();
        Instant now = clock.instant();
        List<Wanted> wanted =
                requests.stream().flatMap(r -> wanted(r, now).stream()).toList();
        Map<Wanted, Token> issued = existing(requests, now);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Wanted> missing =
                    wanted.stream().filter(w -> !issued.containsKey(w)).toList();
            if (missing.isEmpty()) {
                break;
            }
            issue(missing, issued, now);
        }
        Map<String, TokenPlan> plans = new HashMap<>();
        Map<String, List<Wanted>> byEndpoint = wanted.stream().collect(Collectors.groupingBy(Wanted::endpointId));
        byEndpoint.forEach((id, list) -> plans.put(id, plan(list, issued)));
        return plans;
    }

    /** As many as are wanted for pages of the imaging cloud; whom each is shown to is not known yet. */
    @Transactional
    public List<Token> issueToPages(int count) {
        tokens.lock();
        Long[] drawn =
                Stream.generate(Token::random).limit(count).map(Token::identity).toArray(Long[]::new);
        return tokens.issueToPages(drawn, clock.instant()).stream()
                .map(Token::new)
                .toList();
    }

    private static TokenPlan plan(List<Wanted> wanted, Map<Wanted, Token> issued) {
        List<TokenPlan.Slot> slots = new ArrayList<>();
        Token fallback = null;
        for (Wanted w : wanted) {
            Token token = issued.get(w);
            if (token == null) {
                throw new IllegalStateException("no unused token was drawn in " + DRAWS + " attempts");
            }
            if (w.rotation() == FALLBACK) {
                fallback = token;
            } else {
                slots.add(new TokenPlan.Slot(w.begin(), w.end(), token));
            }
        }
        if (fallback == null) {
            throw new IllegalStateException("no fallback among the wanted tokens");
        }
        slots.sort(Comparator.comparing(TokenPlan.Slot::notBefore));
        return new TokenPlan(slots, fallback);
    }

    private static List<Wanted> wanted(SlotRequest request, Instant now) {
        long rotation = Duration.ofMinutes(request.rotationMinutes()).toSeconds();
        long begin = Math.floorDiv(now.getEpochSecond(), rotation) * rotation;
        List<Wanted> all = new ArrayList<>();
        all.add(new Wanted(request.endpointId(), "", FALLBACK, ALWAYS, FOR_EVER));
        for (long at = begin; at < now.plus(HORIZON).getEpochSecond(); at += rotation) {
            all.add(new Wanted(
                    request.endpointId(),
                    request.userName(),
                    request.rotationMinutes(),
                    Instant.ofEpochSecond(at),
                    Instant.ofEpochSecond(at + rotation)));
        }
        return all;
    }

    private Map<Wanted, Token> existing(List<SlotRequest> requests, Instant now) {
        Set<String> ids = requests.stream().map(SlotRequest::endpointId).collect(Collectors.toCollection(HashSet::new));
        Map<Wanted, Token> found = new HashMap<>();
        tokens.current(ids.toArray(String[]::new), now).forEach(row -> found.put(key(row), new Token(row.token())));
        return found;
    }

    private void issue(List<Wanted> missing, Map<Wanted, Token> issued, Instant now) {
        List<TokenMapper.Row> rows = tokens.issue(
                missing.stream().map(w -> Token.random().identity()).toArray(Long[]::new),
                missing.stream().map(Wanted::endpointId).toArray(String[]::new),
                missing.stream().map(Wanted::userName).toArray(String[]::new),
                missing.stream().map(Wanted::rotation).toArray(Integer[]::new),
                missing.stream()
                        .map(w -> (w.rotation() == FALLBACK ? now : w.begin()).toString())
                        .toArray(String[]::new),
                missing.stream().map(w -> w.end().toString()).toArray(String[]::new));
        rows.forEach(row -> issued.put(key(row), new Token(row.token())));
    }

    private static Wanted key(TokenMapper.Row row) {
        String endpointId = Objects.requireNonNull(row.endpointId());
        if (row.rotationMinutes() == FALLBACK) {
            return new Wanted(endpointId, row.userName(), FALLBACK, ALWAYS, FOR_EVER);
        }
        return new Wanted(endpointId, row.userName(), row.rotationMinutes(), row.notBefore(), row.notAfter());
    }
}
