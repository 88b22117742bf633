package io.yingdun.cloud.ris;

import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import io.yingdun.foundation.audit.AuditActor;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The orders, each change of them with what was there before. */
@Service
class Orders {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final OrderMapper mapper;
    private final LatestSaid latest;
    private final Clock clock;
    private final ObjectMapper json;

    Orders(OrderMapper mapper, LatestSaid latest, Clock clock, ObjectMapper json) {
        this.mapper = mapper;
        this.latest = latest;
        this.clock = clock;
        this.json = json;
    }

    /**
     * One change of an order.
     *
     * @param message of the inbox that made it; 0 where none did
     * @param status after it
     * @param before what was changed, by the fields' names; empty where the order was made
     */
    record Change(
            long order, Instant madeAt, String madeBy, long message, OrderStatus status, Map<String, Object> before) {}

    /**
     * Makes the order, or changes the one that is there: senders also say NW of what they have said before.
     *
     * @param named the patient as the message does; {@code said} has who that is now
     * @throws Hl7Exception where it was cancelled, or is another patient's
     */
    @Transactional
    void place(Order said, PatientIdentity named, Applying by) {
        List<Order> siblings = known(said);
        Optional<Order> same = siblings.stream()
                .filter(order -> order.scheduledStepId().equals(said.scheduledStepId()))
                .findFirst();
        if (same.isPresent()) {
            requireSamePlacer(same.get(), said);
            change(said, by);
            return;
        }
        Instant now = clock.instant();
        long id = mapper.insert(
                said.planned(
                        siblings.isEmpty() ? newUid() : siblings.get(0).studyInstanceUid(),
                        DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneId.systemDefault()))),
                named);
        mapper.note(id, now, by.by().name(), by.message().id(), said.status(), "{}");
        latest.note(by, subject(id));
    }

    /** Several orders of one visit may share its accession number: without IDs of their steps one would replace the other. */
    private static void requireSamePlacer(Order known, Order said) {
        boolean other = !known.placerNumber().isEmpty()
                && !said.placerNumber().isEmpty()
                && !known.placerNumber().equals(said.placerNumber());
        if (other) {
            throw new Hl7Exception(
                    "OBR-20",
                    "is needed: order " + said.accessionNumber() + " is there already with another placer number");
        }
    }

    /** PS3.5 §B.2. */
    private static String newUid() {
        String hexadecimal = UUID.randomUUID().toString().replace("-", "");
        return "2.25." + new BigInteger(hexadecimal, 16);
    }

    /**
     * Changes the step that is named, or the one that there is, unless the sender has said more of it since.
     *
     * @throws NotYetException where the order is not known
     * @throws Hl7Exception where it was cancelled, or is another patient's
     */
    @Transactional
    void change(Order said, Applying by) {
        for (Order order : named(said)) {
            if (isOutdated(order, by)) {
                continue;
            }
            if (order.status() == OrderStatus.CANCELLED) {
                throw new Hl7Exception(
                        "ORC-1", "changes order " + said.accessionNumber() + ", which was cancelled before");
            }
            keep(order, order.changedBy(said), by);
            latest.note(by, subject(order.id()));
        }
    }

    /**
     * Cancels the step that is named, or all, unless the sender has said more of it since.
     *
     * @throws NotYetException where the order is not known
     * @throws Hl7Exception where the examination was done already, or the order is another patient's
     */
    @Transactional
    void cancel(Order said, Applying by) {
        for (Order order : named(said)) {
            if (isOutdated(order, by)) {
                continue;
            }
            if (order.status() != OrderStatus.REGISTERED && order.status() != OrderStatus.CANCELLED) {
                throw new Hl7Exception(
                        "ORC-1", "cancels order " + said.accessionNumber() + ", which is " + order.status());
            }
            keep(order, order.with(OrderStatus.CANCELLED), by);
            latest.note(by, subject(order.id()));
        }
    }

    /**
     * The examination was done.
     *
     * @throws NotYetException where the order is not known
     */
    @Transactional
    void examined(Order said, Applying by) {
        for (Order order : named(said)) {
            if (order.status() == OrderStatus.REGISTERED) {
                keep(order, order.with(OrderStatus.EXAMINED), by);
            }
        }
    }

    /** The study of this order came: of the order's steps those that its modalities have done, else all. */
    @Transactional
    void examined(List<Order> ordered, Study study, AuditActor by) {
        List<Order> done = ordered.stream()
                .filter(order ->
                        order.modality().isEmpty() || study.modalities().contains(order.modality()))
                .toList();
        (done.isEmpty() ? ordered : done)
                .stream()
                        .filter(order -> order.status() == OrderStatus.REGISTERED)
                        .forEach(order -> keep(order, order.with(OrderStatus.EXAMINED), null, by));
    }

    /**
     * How far the reports of an order have come. Steps that nobody has examined yet are another examination's, unless none was: images need not
     * come here.
     */
    @Transactional
    void reported(List<Order> ordered, OrderStatus status, Applying by) {
        List<Order> standing = ordered.stream()
                .filter(order -> order.status() != OrderStatus.CANCELLED)
                .toList();
        List<Order> examined = standing.stream()
                .filter(order -> order.status() != OrderStatus.REGISTERED)
                .toList();
        boolean nothingStands = status == OrderStatus.EXAMINED;
        (examined.isEmpty() && !nothingStands ? standing : examined)
                .forEach(order -> keep(order, order.with(status), by));
    }

    /** Of any issuer's: two hospitals may give the same number. */
    List<Order> ofAccession(String accessionNumber) {
        return mapper.ofAccession(accessionNumber);
    }

    /** Orders that nothing was done for yet show the patient as the hospital knows them now. */
    @Transactional
    void describePatient(PatientIdentity patient, Applying by) {
        mapper.openOf(patient.patientId(), patient.issuer()).stream()
                .filter(order -> !isOutdated(order, by))
                .forEach(order -> keep(order, order.of(patient), by));
    }

    @Transactional
    void renamePatient(PatientIdentity prior, PatientIdentity surviving, Applying by) {
        mapper.allOf(prior.patientId(), prior.issuer()).forEach(order -> keep(order, order.of(surviving), by));
    }

    /** Orders whose messages named a patient so are for whom that means now, also where a merge was taken back. */
    @Transactional
    void follow(Patient named, Patient now, AuditActor by) {
        mapper.naming(named.patientId(), named.issuer()).stream()
                .filter(order -> !order.patientId().equals(now.patientId())
                        || !order.issuer().equals(now.issuer()))
                .forEach(order -> keep(order, order.of(PatientIdentity.of(now)), null, by));
    }

    List<Order> find(String accessionNumber, String patientId, String status, int limit, long offset) {
        return mapper.find(accessionNumber, patientId, status, limit, offset);
    }

    /** Of all steps of the accession number, the oldest first. */
    List<Change> history(String accessionNumber) {
        return mapper.history(accessionNumber).stream()
                .map(row -> new Change(
                        row.orderId(),
                        row.madeAt(),
                        row.madeBy(),
                        row.message() == null ? 0 : row.message(),
                        row.status(),
                        json.readValue(row.before(), FIELDS)))
                .toList();
    }

    private List<Order> named(Order said) {
        List<Order> all = known(said);
        List<Order> step = all.stream()
                .filter(order -> order.scheduledStepId().equals(said.scheduledStepId()))
                .toList();
        boolean wholeOrder = said.scheduledStepId().equals(said.accessionNumber());
        List<Order> named = step.isEmpty() && wholeOrder ? all : step;
        if (named.isEmpty()) {
            throw new NotYetException(
                    NotYetException.order(said.accessionNumber()),
                    "Order " + said.accessionNumber() + " is not known yet.");
        }
        return named;
    }

    private List<Order> known(Order said) {
        return known(said.person(), said.accessionNumber());
    }

    /**
     * The steps of the order that is meant: the issuer's of that number.
     *
     * @throws Hl7Exception where it is another patient's
     */
    List<Order> known(PatientIdentity patient, String accessionNumber) {
        List<Order> known = mapper.ofIssuer(patient.issuer(), accessionNumber);
        if (known.stream().anyMatch(order -> !order.patientId().equals(patient.patientId()))) {
            // The number was given twice, or a merge is on its way: nobody's order is turned into another person's.
            throw new Hl7Exception("PID-3", "is not the patient of order " + accessionNumber);
        }
        return known;
    }

    private boolean isOutdated(Order order, Applying by) {
        return latest.isOutdated(
                by, subject(order.id()), "order " + order.accessionNumber() + " step " + order.scheduledStepId());
    }

    private static String subject(long order) {
        return "order " + order;
    }

    private void keep(Order before, Order after, Applying by) {
        keep(before, after, by.message().id(), by.by());
    }

    /** Where nothing is different, nothing is written. */
    private void keep(Order before, Order after, @Nullable Long message, AuditActor by) {
        Map<String, Object> old = new TreeMap<>(json.convertValue(before, FIELDS));
        old.entrySet().removeAll(json.convertValue(after, FIELDS).entrySet());
        if (!old.isEmpty()) {
            Instant now = clock.instant();
            mapper.update(after, now);
            mapper.note(before.id(), now, by.name(), message, after.status(), json.writeValueAsString(old));
        }
    }
}
