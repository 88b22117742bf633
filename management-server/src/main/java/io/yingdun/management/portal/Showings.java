package io.yingdun.management.portal;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import io.yingdun.management.policy.PageMark;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import io.yingdun.watermark.payload.Token;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues the imaging cloud its tokens and keeps whom it showed them to. */
@Service
public class Showings {

    private final ShowingMapper mapper;
    private final TokenIssuer issuer;
    private final SiteKey key;
    private final PageMark mark;
    private final AlertService alerts;
    private final AuditLog audit;
    private final Clock clock;

    Showings(
            ShowingMapper mapper,
            TokenIssuer issuer,
            SiteKey key,
            PageMark mark,
            AlertService alerts,
            AuditLog audit,
            Clock clock) {
        this.mapper = mapper;
        this.issuer = issuer;
        this.key = key;
        this.mark = mark;
        this.alerts = alerts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the cloud can draw marks with, and no others: it never has the key of which codewords are made.
     *
     * @param enabled whether the policy wants pages marked
     * @param carrierKey Base64
     */
    record Stock(boolean enabled, int strength, int rotationMinutes, String carrierKey, List<Drawable> tokens) {}

    /** @param codeword Base64 */
    record Drawable(String token, String codeword) {}

    @Transactional
    Stock issue(int count) {
        List<Token> tokens = count == 0 ? List.of() : issuer.issueToPages(count);
        if (!tokens.isEmpty()) {
            audit.record("portal.tokens-issued", "imaging-cloud", Map.of("count", tokens.size()));
        }
        PageMark.Look look = mark.look();
        Base64.Encoder base64 = Base64.getEncoder();
        return new Stock(
                look.enabled(),
                look.strength(),
                look.rotationMinutes(),
                base64.encodeToString(key.carrierKey().bytes()),
                tokens.stream()
                        .map(token -> new Drawable(
                                token.toString(),
                                base64.encodeToString(key.codeword(token).bytes())))
                        .toList());
    }

    /** All or none; what was reported before may come again. */
    @Transactional
    void report(List<Showing> showings) {
        for (Showing showing : showings) {
            if (mapper.report(Token.parse(showing.token()).identity(), showing, clock.instant()) == 0) {
                throw ProblemException.invalid("token", "one that was issued to the imaging cloud");
            }
            if (showing.removedAt() != null) {
                alerts.raise(
                        AlertKind.PAGE_MARK_REMOVED,
                        null,
                        showing.caller(),
                        "The mark on a page of the imaging cloud was taken away: " + showing.kind() + " "
                                + showing.caller() + ", from " + showing.address() + ".");
            }
        }
        audit.record("portal.showings-reported", "imaging-cloud", Map.of("count", showings.size()));
    }

    /** Empty of a token that was not reported yet. */
    public Optional<Showing> find(Token token) {
        return Optional.ofNullable(mapper.find(token.identity()))
                .map(row -> new Showing(
                        token.toString(),
                        row.kind(),
                        row.caller(),
                        row.study(),
                        row.page(),
                        row.address(),
                        row.begunAt(),
                        row.endsAt(),
                        row.removedAt()));
    }
}
