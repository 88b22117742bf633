package io.yingdun.cloud.share;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.LinkTerms;
import io.yingdun.cloud.access.Links;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.share.ShareMapper.Opening;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import io.yingdun.foundation.runtime.SixDigits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Studies that somebody opens to others by a link, and by a code that goes another way: a link that is passed on opens nothing by
 * itself. Five wrong codes lock it. Each opening gives a link of the archive to the viewer, which ends with the share, and with what
 * is open to who gave it.
 */
@Service
public class Shares {

    /** The longest that a share lasts. */
    public static final int LONGEST_HOURS = 30 * 24;

    private static final Duration VIEWED = Duration.ofHours(2);
    private static final int MOST = 200;

    private final ShareMapper mapper;
    private final Links links;
    private final Access access;
    private final Archive archive;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Clock clock;

    Shares(
            ShareMapper mapper,
            Links links,
            Access access,
            Archive archive,
            Corrections corrections,
            AuditLog audit,
            Clock clock) {
        this.mapper = mapper;
        this.links = links;
        this.access = access;
        this.archive = archive;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A share to be made.
     *
     * @param series of the study; empty for all of it
     * @param identity whether it tells whose the images are
     * @param download whether it gives whole objects
     * @param oneTime whether it opens once only
     */
    public record Wanted(
            String studyInstanceUid,
            List<String> series,
            Proof proof,
            boolean identity,
            boolean download,
            boolean oneTime,
            Duration life) {

        public Wanted {
            series = List.copyOf(series);
        }

        /** All of a study, for who has link and code. */
        public static Wanted withCode(String studyInstanceUid, Duration life, boolean oneTime) {
            return new Wanted(studyInstanceUid, List.of(), Proof.CODE, true, true, oneTime, life);
        }
    }

    /** A share just made; token and code are shown once. */
    public record Given(String id, String token, @Nullable String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Given[" + id + ']';
        }
    }

    /** Of what is theirs, or open to them: the caller knows that. */
    @Transactional
    public Given give(Giver giver, Wanted wanted) {
        Instant now = clock.instant();
        String token = RandomToken.next();
        String code = wanted.proof() == Proof.CODE ? SixDigits.next() : null;
        Share share = new Share(
                OpaqueId.next(),
                giver.kind(),
                giver.id(),
                giver.issuer(),
                wanted.studyInstanceUid(),
                String.join(Share.SEPARATOR, wanted.series()),
                wanted.proof(),
                code == null ? "" : SixDigits.hash(token, code),
                wanted.identity(),
                wanted.download(),
                wanted.oneTime(),
                now,
                now.plus(wanted.life()),
                null,
                0,
                0);
        mapper.insert(share, Sha256.hex(token));
        audit.record("share.given", share.id(), describe(share));
        return new Given(share.id(), token, code, share.expiresAt());
    }

    private static Map<String, Object> describe(Share share) {
        return Map.of(
                "study", share.studyInstanceUid(),
                "series", share.series(),
                "proof", share.proof(),
                "identity", share.identity(),
                "download", share.download(),
                "oneTime", share.oneTime(),
                "expiresAt", share.expiresAt().toString());
    }

    /** What a link asks for; tells nothing of what it opens. */
    record Terms(Proof proof, boolean oneTime, Instant expiresAt) {}

    /** Empty for what is no link or opens nothing any more. */
    Optional<Terms> terms(String token) {
        return standing(Sha256.hex(token)).map(share -> new Terms(share.proof(), share.oneTime(), share.expiresAt()));
    }

    private Optional<Share> standing(String hash) {
        return Optional.ofNullable(mapper.inForce(hash, clock.instant()))
                .filter(share -> !share.isLocked() && !share.isUsedUp() && isStillTheirs(share));
    }

    /** What somebody was let in to, with the token of a link to the viewer. */
    record Opened(
            String studyInstanceUid,
            List<String> seriesInstanceUids,
            String token,
            Instant expiresAt,
            boolean identity,
            boolean download) {

        @Override
        public String toString() {
            return "Opened[" + expiresAt + ']';
        }
    }

    /**
     * Who comes with a link.
     *
     * @param reader a person of the hospital who may see patients, where it is one
     */
    record Opener(String address, @Nullable AuditActor reader) {}

    /**
     * Opens the study to whoever has link and code; empty for what is no link, is over, was taken back, used up or locked, and for a
     * wrong code.
     *
     * @throws ProblemException {@code log-in-required} (401)
     */
    @Transactional
    Optional<Opened> open(String token, String code, Opener opener) {
        String hash = Sha256.hex(token);
        mapper.lock(hash);
        Optional<Share> found = standing(hash);
        if (found.isEmpty()) {
            refused(mapper.byHash(hash), opener, "over");
            return Optional.empty();
        }
        Share share = found.get();
        if (share.proof() == Proof.LOGIN && opener.reader() == null) {
            refused(share, opener, "nobody logged in");
            throw new ProblemException(
                    "log-in-required",
                    401,
                    "Log-in required",
                    "This link is for people of the hospital. Log in, then open it again.");
        }
        if (share.proof() == Proof.CODE && !share.codeHash().equals(SixDigits.hash(token, code))) {
            mapper.countWrongCode(share.id());
            refused(share, opener, "wrong code");
            return Optional.empty();
        }
        return Optional.of(letIn(share, opener));
    }

    private Opened letIn(Share share, Opener opener) {
        Instant now = clock.instant();
        Duration rest = Duration.between(now, share.expiresAt());
        LinkTerms terms = new LinkTerms(
                share.giver() == Giver.Kind.STAFF ? share.giverId() : "", share.identity(), share.download());
        Links.Given link = links.giveAs(
                actor(share, opener),
                new Links.Wanted(
                        share.objects(),
                        "share " + share.id(),
                        rest.compareTo(VIEWED) < 0 ? rest : VIEWED,
                        share.oneTime(),
                        terms));
        mapper.noteOpening(share.id(), now, link.id());
        audit.recordAs(
                actor(share, opener),
                "share.opened",
                share.id(),
                Map.of("study", share.studyInstanceUid(), "link", link.id()));
        return new Opened(
                share.studyInstanceUid(),
                share.series(),
                link.token(),
                link.expiresAt(),
                share.identity(),
                share.download());
    }

    /** A person of the hospital answers for themselves; of others one knows the share that they hold. */
    private static AuditActor actor(Share share, Opener opener) {
        return share.proof() == Proof.LOGIN && opener.reader() != null
                ? opener.reader()
                : new AuditActor("share " + share.id(), "LINK", opener.address());
    }

    private void refused(@Nullable Share share, Opener opener, String why) {
        if (share != null) {
            audit.recordFailureAs(actor(share, opener), "share.refused", share.id(), Map.of("why", why));
        }
    }

    /** A study that was filed under the wrong person is not opened by them any more, nor one that its doctor does not see. */
    private boolean isStillTheirs(Share share) {
        if (share.giver() == Giver.Kind.STAFF) {
            return access.isOpenTo(share.giverId(), share.studyInstanceUid());
        }
        return archive.study(share.studyInstanceUid())
                .filter(study -> corrections.means(share.giverId(), share.issuer(), study.patient()))
                .isPresent();
    }

    /**
     * A share as who gave it sees it.
     *
     * @param locked by wrong codes
     * @param openings when somebody came with the right code, the newest first
     */
    public record View(
            String id,
            String studyInstanceUid,
            List<String> seriesInstanceUids,
            Proof proof,
            boolean identity,
            boolean download,
            boolean oneTime,
            Instant createdAt,
            Instant expiresAt,
            boolean revoked,
            boolean locked,
            List<Instant> openings) {}

    /** Those of all who are the same person. */
    public List<View> of(Collection<Giver> ids) {
        return ids.stream()
                .flatMap(id -> mapper.of(id, MOST).stream())
                .map(share -> new View(
                        share.id(),
                        share.studyInstanceUid(),
                        share.series(),
                        share.proof(),
                        share.identity(),
                        share.download(),
                        share.oneTime(),
                        share.createdAt(),
                        share.expiresAt(),
                        share.revokedAt() != null,
                        share.isLocked(),
                        mapper.openings(share.id(), MOST).stream()
                                .map(Opening::openedAt)
                                .toList()))
                .toList();
    }

    /**
     * Takes it back, with all that it has opened.
     *
     * @param own whether the caller is who gave it
     * @throws ProblemException {@code not-found}, where it is another person's or was taken back before
     */
    @Transactional
    public void revoke(String id, Predicate<Giver> own) {
        Share share = Optional.ofNullable(mapper.byId(id))
                .filter(found -> own.test(found.whose()))
                .orElseThrow(Access::notThere);
        if (!end(share)) {
            throw Access.notThere();
        }
    }

    /** Ends what somebody has opened of a study, as when it is not open to themselves any more. */
    @Transactional
    public void endOf(Giver giver, String studyInstanceUid) {
        mapper.inForceOf(giver, studyInstanceUid, clock.instant()).forEach(this::end);
    }

    private boolean end(Share share) {
        boolean ended = mapper.revoke(share.id(), clock.instant()) > 0;
        if (ended) {
            audit.record("share.revoked", share.id(), Map.of());
            mapper.openings(share.id(), Integer.MAX_VALUE).forEach(opening -> links.end(opening.linkId()));
        }
        return ended;
    }
}
