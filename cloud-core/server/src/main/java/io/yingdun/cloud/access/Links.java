package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Gives links that open certain objects to whoever holds them, and takes them back. */
@Service
public class Links {

    /** Each study becomes a cookie of the session, and browsers keep some 180 of a site. */
    static final int MOST_OBJECTS = 32;

    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private final LinkMapper links;
    private final LinkTokens tokens;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final BriefMemory<Link> memory;

    Links(LinkMapper links, LinkTokens tokens, AuditLog audit, TransactionOperations transaction, Clock clock) {
        this.links = links;
        this.tokens = tokens;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.memory = new BriefMemory<>(this::load, clock);
    }

    /** A link just made; {@code token} is shown once and goes into the fragment of an address, never into its query. */
    public record Given(String id, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Given[" + id + ']';
        }
    }

    /**
     * A link to be made.
     *
     * @param objects 1 to {@value #MOST_OBJECTS}; whether they exist is the caller's to know
     * @param purpose why, for the audit log; nothing of the patient
     * @param life how long it is good for, at most a year
     * @param oneUse whether it opens its objects to the first who uses it only
     */
    public record Wanted(Set<DicomObject> objects, String purpose, Duration life, boolean oneUse, LinkTerms terms) {

        public Wanted {
            objects = Set.copyOf(objects);
        }
    }

    /** What a session in exchange for a link is. */
    record Session(Link link, String token, Instant expiresAt) {}

    /**
     * Makes a link in the name of the present caller, which gives everything of what it opens: a person's, as long as that is open
     * to the person.
     *
     * @throws ProblemException {@code invalid-input}
     */
    public Given give(Set<DicomObject> objects, String purpose, Duration life, boolean oneUse) {
        Caller caller = CurrentCaller.required();
        LinkTerms terms = caller.kind() == Caller.Kind.STAFF ? new LinkTerms(caller.id(), true, true) : LinkTerms.FULL;
        return giveAs(audit.currentActor(), new Wanted(objects, purpose, life, oneUse, terms));
    }

    /** As {@link #give}, in the name of somebody whom the caller knows. */
    public Given giveAs(AuditActor by, Wanted wanted) {
        Set<DicomObject> objects = wanted.objects();
        Duration life = wanted.life();
        if (objects.isEmpty() || objects.size() > MOST_OBJECTS) {
            throw ProblemException.invalid("objects", "1 to " + MOST_OBJECTS);
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LinkTokens.LONGEST_LIFE) > 0) {
            throw ProblemException.invalid("life", "at most " + LinkTokens.LONGEST_LIFE.toDays() + " days");
        }
        Instant now = clock.instant();
        Link.LinkRow row = new Link.LinkRow(
                OpaqueId.next(),
                wanted.purpose(),
                wanted.oneUse(),
                now,
                by.name(),
                now.plus(life),
                null,
                null,
                wanted.terms().staffId(),
                wanted.terms().identity(),
                wanted.terms().download());
        transaction.executeWithoutResult(status -> {
            links.insert(row);
            objects.forEach(object -> links.insertObject(row.id(), object));
            audit.recordAs(by, "link.given", row.id(), describe(row, objects));
        });
        return new Given(row.id(), tokens.sign(LinkTokens.Use.LINK, row.id(), row.expiresAt()), row.expiresAt());
    }

    /** Ends a link and all sessions in exchange for it; a person's own only. @throws ProblemException {@code not-found} */
    void revoke(String id, Caller by) {
        boolean may = by.kind() != Caller.Kind.STAFF
                || load(id).filter(link -> link.row().createdBy().equals(by.name()))
                        .isPresent();
        if (!may || !end(id)) {
            throw ProblemException.notFound("link in force");
        }
    }

    /** Ends a link and all sessions in exchange for it, where it need not be in force any more. @return whether it was */
    public boolean end(String id) {
        return endAs(audit.currentActor(), id);
    }

    /** As {@link #end}, in the name of somebody whom the caller knows. */
    public boolean endAs(AuditActor by, String id) {
        Boolean ended = transaction.execute(status -> {
            boolean inForce = links.revoke(id, clock.instant()) > 0;
            if (inForce) {
                audit.recordAs(by, "link.revoked", id, Map.of());
            }
            return inForce;
        });
        memory.forget(id);
        return Boolean.TRUE.equals(ended);
    }

    /** Ends what somebody has opened of a study, as when it is not open to themselves any more. */
    public void endOf(String givenBy, String studyUid) {
        links.inForce(givenBy, studyUid, clock.instant()).forEach(this::end);
    }

    /** Whether it still opens something; what the database said within the last second. */
    public boolean isInForce(String id) {
        return memory.get(id)
                .filter(link -> link.row().isInForce(clock.instant()))
                .isPresent();
    }

    /** The link of a token that is in force; a one-use link only until it was used. */
    Optional<Link> find(LinkTokens.Use use, String token) {
        return tokens.verify(use, token)
                .flatMap(memory::get)
                .filter(link -> link.row().isInForce(clock.instant()))
                .filter(link -> use == LinkTokens.Use.SESSION
                        || !link.row().oneUse()
                        || link.row().usedAt() == null);
    }

    /** @throws ProblemException {@code invalid-token} where somebody else was first */
    Session exchange(String id) {
        Link link = load(id).filter(found -> found.row().isInForce(clock.instant()))
                .orElseThrow(AccessProblems::invalidToken);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (link.row().oneUse() && links.use(id, now) == 0) {
                throw AccessProblems.invalidToken();
            }
            audit.record("link.opened", id, Map.of("purpose", link.row().purpose()));
        });
        memory.forget(id);
        Instant end = now.plus(LONGEST_SESSION);
        Instant expiresAt =
                end.isBefore(link.row().expiresAt()) ? end : link.row().expiresAt();
        return new Session(link, tokens.sign(LinkTokens.Use.SESSION, id, expiresAt), expiresAt);
    }

    private Optional<Link> load(String id) {
        return Optional.ofNullable(links.byId(id)).map(row -> new Link(row, Set.copyOf(links.objectsOf(id))));
    }

    private static Map<String, Object> describe(Link.LinkRow row, Set<DicomObject> objects) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("purpose", row.purpose());
        detail.put("oneUse", row.oneUse());
        detail.put("expiresAt", row.expiresAt().toString());
        detail.put("objects", List.copyOf(objects));
        detail.put("identity", row.identity());
        detail.put("download", row.download());
        return detail;
    }
}
