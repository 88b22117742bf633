package io.yingdun.cloud.ris;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ris.StudyMapper.Reason;
import io.yingdun.cloud.ris.StudyMapper.Unmatched;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the order of a study that came, by its accession number and patient. Where there is none, the study is on a list for a
 * person: those of the last days only, since whole archives of old studies are taken in too.
 */
@Service
class ArrivedStudies {

    private static final Period LISTED = Period.ofDays(7);
    private static final int MOST_OF_ONE_NUMBER = 100;

    private final Archive archive;
    private final ArchiveSearch search;
    private final Corrections corrections;
    private final Orders orders;
    private final StudyMapper mapper;
    private final AuditLog audit;
    private final Clock clock;

    ArrivedStudies(
            Archive archive,
            ArchiveSearch search,
            Corrections corrections,
            Orders orders,
            StudyMapper mapper,
            AuditLog audit,
            Clock clock) {
        this.archive = archive;
        this.search = search;
        this.corrections = corrections;
        this.orders = orders;
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /** An object of the study was stored. */
    @Transactional
    void arrived(String studyInstanceUid) {
        archive.study(studyInstanceUid).ifPresent(this::match);
    }

    /** An order of this accession number was made, perhaps after its images. */
    @Transactional
    void ordered(String accessionNumber) {
        of(accessionNumber).forEach(this::match);
    }

    /** Whether there are images of this patient under the number. */
    boolean isThere(PatientIdentity patient, String accessionNumber) {
        return of(accessionNumber)
                .map(Study::patient)
                .anyMatch(known -> known.patientId().equals(patient.patientId())
                        && known.issuer().equals(patient.issuer()));
    }

    private Stream<Study> of(String accessionNumber) {
        return search
                .studies(ArchiveQuery.of(Map.of(SearchKey.ACCESSION_NUMBER, accessionNumber), MOST_OF_ONE_NUMBER))
                .stream()
                // The number's own asterisk is a wildcard to the search.
                .filter(study -> study.accessionNumber().equals(accessionNumber));
    }

    private void match(Study study) {
        String accessionNumber = study.accessionNumber();
        List<Order> sameNumber = accessionNumber.isEmpty() ? List.of() : orders.ofAccession(accessionNumber);
        List<Order> own = sameNumber.stream()
                .filter(order -> corrections.means(order.patientId(), order.issuer(), study.patient()))
                .toList();
        if (!own.isEmpty()) {
            orders.examined(own, study, AuditActor.SYSTEM);
            mapper.remove(study.studyInstanceUid());
        } else if (isRecent(study) && mapper.hasOrders()) {
            Reason reason = accessionNumber.isEmpty()
                    ? Reason.NO_ACCESSION_NUMBER
                    : sameNumber.isEmpty() ? Reason.NO_ORDER : Reason.OTHER_PATIENT;
            mapper.list(study.studyInstanceUid(), accessionNumber, reason, clock.instant());
        }
    }

    private boolean isRecent(Study study) {
        LocalDate first =
                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).minus(LISTED);
        return study.studyDate().compareTo(DateTimeFormatter.BASIC_ISO_DATE.format(first)) >= 0;
    }

    List<Unmatched> open(int limit, long offset) {
        return mapper.open(limit, offset);
    }

    /**
     * A person knows which order it is.
     *
     * @throws ProblemException {@code not-found} where study or order is not there; {@code ambiguous-order} where two
     *     patients have an order of that number
     */
    @Transactional
    void resolve(String studyInstanceUid, String accessionNumber, String reason, AuditActor by) {
        Study study = archive.study(studyInstanceUid).orElseThrow(() -> ProblemException.notFound("study"));
        List<Order> ordered = orders.ofAccession(accessionNumber);
        if (ordered.isEmpty()) {
            throw ProblemException.notFound("order");
        }
        if (!ordered.stream().allMatch(order -> isSamePatient(order, ordered.get(0)))) {
            throw new ProblemException(
                    "ambiguous-order",
                    409,
                    "Several orders have this number",
                    "Orders of different patients have this accession number. Correct the study's patient in the archive;"
                            + " it then finds its order by itself when its next object comes, or can be dismissed here.");
        }
        if (mapper.dismiss(studyInstanceUid, by.name()) == 0) {
            throw ProblemException.notFound("study on the list");
        }
        orders.examined(ordered, study, by);
        audit.recordAs(
                by,
                "unmatched-study.resolved",
                studyInstanceUid,
                Map.of("accessionNumber", accessionNumber, "reason", reason));
    }

    private static boolean isSamePatient(Order one, Order other) {
        return one.patientId().equals(other.patientId()) && one.issuer().equals(other.issuer());
    }

    /** @throws ProblemException {@code not-found} */
    @Transactional
    void dismiss(String studyInstanceUid, String reason, AuditActor by) {
        if (mapper.dismiss(studyInstanceUid, by.name()) == 0) {
            throw ProblemException.notFound("study on the list");
        }
        audit.recordAs(by, "unmatched-study.dismissed", studyInstanceUid, Map.of("reason", reason));
    }
}
