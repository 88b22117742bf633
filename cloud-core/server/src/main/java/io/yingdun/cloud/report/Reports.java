package io.yingdun.cloud.report;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.report.ReportMapper.Kept;
import io.yingdun.cloud.report.ReportMapper.Standing;
import io.yingdun.cloud.runtime.LocalTimes;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports. A version that was taken in is never changed. */
@Service
public class Reports {

    private final ReportMapper mapper;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reports(
            ReportMapper mapper,
            Corrections corrections,
            AuditLog audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a version in. What says the same as the one that counts has no effect; what is older than that one is kept and does
     * not count.
     *
     * @param message of the inbox that brought it
     * @return whether this version counts now
     * @throws ProblemException {@code report-of-other-patient} (409)
     */
    @Transactional
    public boolean take(ReportKey key, ReportContent content, long message, AuditActor by) {
        long report = report(key);
        Standing standing = mapper.standing(report);
        String digest = digest(content);
        if (standing != null && standing.digest().equals(digest)) {
            return true;
        }
        boolean counts = standing == null || replaces(content, message, standing);
        if (counts) {
            mapper.supersede(report);
        }
        long version = mapper.insertVersion(report, content, counts, digest, message, clock.instant());
        audit.recordAs(
                by,
                "report.taken",
                Long.toString(version),
                Map.of(
                        "accessionNumber", key.accessionNumber(),
                        "number", key.number(),
                        "status", content.status().name(),
                        "counts", counts));
        boolean wasReleased = standing != null && standing.status().isReleased();
        if (counts && content.status().isReleased() && !wasReleased) {
            events.publishEvent(new ReportReleased(report, key.accessionNumber(), key.patientId(), key.issuer()));
        }
        return counts;
    }

    private long report(ReportKey key) {
        Kept kept = mapper.find(key);
        if (kept == null) {
            return mapper.insert(key);
        }
        if (!isSamePerson(kept.patientId(), key.patientId(), key.issuer())) {
            throw new ProblemException(
                    "report-of-other-patient",
                    409,
                    "Report of another patient",
                    "Report " + key.number() + " of " + key.accessionNumber()
                            + " is another patient's already. Correct the message or the patients.");
        }
        return kept.id();
    }

    private boolean isSamePerson(String one, String other, String issuer) {
        return one.equals(other)
                || corrections
                        .patientOf(one, issuer)
                        .filter(patient -> corrections.means(other, issuer, patient))
                        .isPresent();
    }

    /**
     * The later one, as precisely as both are said, else that of the later message; but no draft takes the place of what was
     * verified or, unless it is later, of what was taken back.
     */
    private static boolean replaces(ReportContent next, long message, Standing standing) {
        int order = LocalTimes.compare(next.reportedAt(), standing.reportedAt());
        if (next.status() == ReportStatus.PRELIMINARY && standing.status() != ReportStatus.PRELIMINARY) {
            return !standing.status().isReleased() && order > 0;
        }
        return order > 0 || order == 0 && message > standing.message();
    }

    /** Of all that it says: each part with its length, so that none runs into the next. */
    private static String digest(ReportContent content) {
        MessageDigest sha256 = Sha256.digest();
        for (String part : List.of(
                content.status().name(),
                content.studyInstanceUid(),
                content.procedure(),
                content.findings(),
                content.impression(),
                content.text(),
                content.author(),
                content.signer(),
                content.examinedAt(),
                content.reportedAt())) {
            update(sha256, part.getBytes(StandardCharsets.UTF_8));
        }
        update(sha256, content.pdf() == null ? new byte[0] : content.pdf());
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }

    /** Whether what counts of it may be read by its patient. */
    public boolean isReleased(long report) {
        Standing standing = mapper.standing(report);
        return standing != null && standing.status().isReleased();
    }

    /** How far the reports of an examination have come together; empty where none stands. */
    public Optional<ReportStatus> statusOf(String issuer, String accessionNumber) {
        List<ReportStatus> standing = mapper.statuses(issuer, accessionNumber).stream()
                .filter(status -> status != ReportStatus.CANCELLED)
                .toList();
        if (standing.contains(ReportStatus.PRELIMINARY)) {
            return Optional.of(ReportStatus.PRELIMINARY);
        }
        return standing.stream().findFirst();
    }

    /**
     * What counts of a study's reports, the oldest first. Two hospitals give the same accession number: the patient decides, by
     * any ID that they were known by.
     */
    public List<ReportVersion> of(Study study) {
        return mapper.ofStudy(study.studyInstanceUid(), study.accessionNumber()).stream()
                .filter(report -> corrections.means(report.patientId(), report.issuer(), study.patient()))
                .toList();
    }

    public Optional<byte[]> pdf(ReportVersion version) {
        return Optional.ofNullable(mapper.document(version.id())).map(ReportMapper.Document::pdf);
    }

    List<ReportVersion> versions(String accessionNumber) {
        return mapper.ofAccession(accessionNumber);
    }
}
