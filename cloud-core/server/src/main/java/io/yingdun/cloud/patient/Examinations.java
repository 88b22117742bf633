package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.report.ReportVersion;
import io.yingdun.cloud.report.Reports;
import io.yingdun.cloud.ris.Order;
import io.yingdun.cloud.ris.OrderLookup;
import io.yingdun.cloud.ris.OrderStatus;
import io.yingdun.foundation.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What is a person's: studies that are filed under them by now, and orders whose images have not come. */
@Service
class Examinations {

    private static final int MOST = 200;

    private final Archive archive;
    private final ArchiveSearch search;
    private final OrderLookup orders;
    private final Reports reports;
    private final Access access;

    Examinations(Archive archive, ArchiveSearch search, OrderLookup orders, Reports reports, Access access) {
        this.archive = archive;
        this.search = search;
        this.orders = orders;
        this.reports = reports;
        this.access = access;
    }

    /**
     * One examination.
     *
     * @param studyInstanceUid empty where no images have come
     * @param date DA
     * @param time TM; of an order without images, when it is to be
     * @param status 登记, 已检查, 已报告, 已审核
     * @param reports that may be read
     */
    record Examination(
            String studyInstanceUid,
            String accessionNumber,
            String procedure,
            List<String> modalities,
            String date,
            String time,
            OrderStatus status,
            int images,
            int reports) {}

    /** The newest first. */
    List<Examination> of(Patient patient) {
        List<Study> studies = studies(patient);
        Map<String, Order> ordered = orders.ofPatient(patient.patientId(), patient.issuer()).stream()
                .filter(order -> order.status() != OrderStatus.CANCELLED)
                .collect(Collectors.toMap(Order::accessionNumber, Function.identity(), Examinations::further));
        Set<String> withImages = studies.stream().map(Study::accessionNumber).collect(Collectors.toSet());
        return Stream.concat(
                        studies.stream()
                                .map(study ->
                                        examined(study, Optional.ofNullable(ordered.get(study.accessionNumber())))),
                        ordered.values().stream()
                                .filter(order -> !withImages.contains(order.accessionNumber()))
                                .map(Examinations::ordered))
                .sorted(Comparator.comparing(Examination::date)
                        .thenComparing(Examination::time)
                        .reversed())
                .toList();
    }

    private static Order further(Order one, Order other) {
        return one.status().compareTo(other.status()) >= 0 ? one : other;
    }

    /** The ID may have the search's wildcards: the patient decides. */
    private List<Study> studies(Patient patient) {
        return search.studies(ArchiveQuery.of(Map.of(SearchKey.PATIENT_ID, patient.patientId()), MOST)).stream()
                .filter(study -> study.patient().id() == patient.id())
                .toList();
    }

    private Examination examined(Study study, Optional<Order> order) {
        int readable = reportsOf(study).size();
        OrderStatus seen = readable > 0 ? OrderStatus.APPROVED : OrderStatus.EXAMINED;
        return new Examination(
                study.studyInstanceUid(),
                study.accessionNumber(),
                order.map(Order::procedureText).filter(text -> !text.isEmpty()).orElse(study.studyDescription()),
                study.modalities(),
                study.studyDate(),
                study.studyTime(),
                order.map(Order::status)
                        .filter(status -> status.compareTo(seen) > 0)
                        .orElse(seen),
                study.instanceCount(),
                readable);
    }

    private static Examination ordered(Order order) {
        return new Examination(
                "",
                order.accessionNumber(),
                order.procedureText(),
                order.modality().isEmpty() ? List.of() : List.of(order.modality()),
                order.startDate(),
                order.startTime(),
                order.status(),
                0,
                0);
    }

    /**
     * A study of this person.
     *
     * @throws ProblemException {@code not-found}, where it is not there or another person's
     */
    Study own(String studyUid, Patient patient) {
        Optional<Study> own =
                archive.study(studyUid).filter(study -> study.patient().id() == patient.id());
        if (own.isEmpty()) {
            // No whole study is open to a patient's session by itself: refused and written down.
            access.requireStudy(studyUid);
        }
        return own.orElseThrow(Access::notThere);
    }

    /** Those that were verified. */
    List<ReportVersion> reportsOf(Study study) {
        return reports.of(study).stream()
                .filter(report -> report.status().isReleased())
                .toList();
    }
}
