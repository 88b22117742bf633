package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.DicomObject;
import io.yingdun.cloud.access.Links;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.patient.ShareMapper.Opening;
import io.yingdun.cloud.patient.ShareMapper.Row;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Studies that a patient opens to somebody by a link and a code, which go different ways: a link that is passed on opens nothing by
 * itself. Five wrong codes lock it. Each opening gives a link of the archive to the viewer, which ends with the share.
 */
@Service
class Shares {

    private static final Duration VIEWED = Duration.ofHours(2);
    private static final int MOST_WRONG_CODES = 5;
    private static final int MOST = 200;

    private final ShareMapper mapper;
    private final Links links;
    private final Archive archive;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Clock clock;

    Shares(ShareMapper mapper, Links links, Archive archive, Corrections corrections, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.links = links;
        this.archive = archive;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    /** A share just made; token and code are shown once. */
    record Given(String id, String token, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Given[" + id + ']';
        }
    }

    /** By the patient whose session it is. */
    @Transactional
    Given give(Study study, Duration life) {
        Patient owner = study.patient();
        Instant now = clock.instant();
        String token = RandomToken.next();
        String code = SixDigits.next();
        Row row = new Row(
                OpaqueId.next(),
                SixDigits.hash(token, code),
                study.studyInstanceUid(),
                owner.patientId(),
                owner.issuer(),
                now,
                now.plus(life),
                null,
                0);
        mapper.insert(row, Sha256.hex(token));
        audit.record(
                "patient-share.given",
                row.id(),
                Map.of(
                        "study",
                        row.studyInstanceUid(),
                        "expiresAt",
                        row.expiresAt().toString()));
        return new Given(row.id(), token, code, row.expiresAt());
    }

    /** What somebody was let in to, with the token of a link to the viewer. */
    record Opened(String studyInstanceUid, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Opened[" + expiresAt + ']';
        }
    }

    /**
     * Opens the study to whoever has link and code; empty for what is no link, is over, was taken back or locked, and for a wrong
     * code.
     */
    @Transactional
    Optional<Opened> open(String token, String code, String address) {
        Instant now = clock.instant();
        Row share = mapper.inForce(Sha256.hex(token), now);
        if (share == null || share.wrongCodes() >= MOST_WRONG_CODES || !isStillTheirs(share)) {
            return Optional.empty();
        }
        AuditActor holder = new AuditActor("share " + share.id(), "LINK", address);
        if (!share.codeHash().equals(SixDigits.hash(token, code))) {
            mapper.countWrongCode(share.id());
            audit.recordAs(holder, "patient-share.refused", share.id(), Map.of());
            return Optional.empty();
        }
        Duration rest = Duration.between(now, share.expiresAt());
        Links.Given link = links.giveAs(
                holder,
                Set.of(new DicomObject(share.studyInstanceUid(), null, null)),
                "shared by the patient",
                rest.compareTo(VIEWED) < 0 ? rest : VIEWED,
                false);
        mapper.noteOpening(share.id(), now, link.id());
        return Optional.of(new Opened(share.studyInstanceUid(), link.token(), link.expiresAt()));
    }

    /** A study that was filed under the wrong person is not opened by them any more. */
    private boolean isStillTheirs(Row share) {
        return archive.study(share.studyInstanceUid())
                .filter(study -> corrections.means(share.patientId(), share.issuer(), study.patient()))
                .isPresent();
    }

    /**
     * A share as its patient sees it.
     *
     * @param locked by wrong codes
     * @param openings when somebody came with the right code, the newest first
     */
    record View(
            String id,
            String studyInstanceUid,
            Instant createdAt,
            Instant expiresAt,
            boolean revoked,
            boolean locked,
            List<Instant> openings) {}

    /** Those of all Patient IDs that mean this person. */
    List<View> of(Patient patient) {
        return corrections.idsOf(patient).stream()
                .flatMap(id -> mapper.of(id.patientId(), id.issuer(), MOST).stream())
                .map(row -> new View(
                        row.id(),
                        row.studyInstanceUid(),
                        row.createdAt(),
                        row.expiresAt(),
                        row.revokedAt() != null,
                        row.wrongCodes() >= MOST_WRONG_CODES,
                        mapper.openings(row.id(), MOST).stream()
                                .map(Opening::openedAt)
                                .toList()))
                .toList();
    }

    /**
     * Takes it back, with all that it has opened.
     *
     * @throws ProblemException {@code not-found}, where it is another person's or was taken back before
     */
    @Transactional
    void revoke(String id, Patient patient) {
        Row share = Optional.ofNullable(mapper.byId(id))
                .filter(row -> corrections.means(row.patientId(), row.issuer(), patient))
                .orElseThrow(Access::notThere);
        if (mapper.revoke(share.id(), clock.instant()) == 0) {
            throw Access.notThere();
        }
        audit.record("patient-share.revoked", share.id(), Map.of());
        mapper.openings(share.id(), Integer.MAX_VALUE).forEach(opening -> links.end(opening.linkId()));
    }
}
