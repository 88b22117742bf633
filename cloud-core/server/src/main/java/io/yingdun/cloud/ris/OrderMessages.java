package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.Hl7Message.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * ORM^O01 (HL7 2.5.1 §4.4.1) and OMI^O23 (§4.4.8) as orders. In ORM the numbers of DICOM stand where IHE RAD TF-2 §4.4 puts
 * them (OBR-18 to OBR-20, ZDS-1), in OMI in IPC. What is left out falls back: accession number on ORC-3, the step's ID on the
 * accession number.
 */
@Component
class OrderMessages {

    /** ORC-1, table 0119: an order, and one whose number the sender asks for. */
    private static final Set<String> NEW = Set.of("NW", "SN");

    /** CS and AE (PS3.5 table 6.2-1). */
    private static final int MOST_OF_TITLE = 16;

    /** CWE.1 has 20 in HL7 2.5.1 (§2.A.13), and senders more. */
    private static final int MOST_OF_CODE = 64;

    /** LO has 64, and senders more; a modality is not sent megabytes. */
    private static final int MOST_OF_TEXT = 1_000;

    private final Orders orders;
    private final PatientMessages patients;
    private final ArrivedStudies studies;
    private final DoctorsTold doctors;
    private final Clock clock;

    OrderMessages(Orders orders, PatientMessages patients, ArrivedStudies studies, DoctorsTold doctors, Clock clock) {
        this.orders = orders;
        this.patients = patients;
        this.studies = studies;
        this.doctors = doctors;
        this.clock = clock;
    }

    /** What stands from one ORC to the next. */
    private record Group(Part orc, List<Part> segments) {

        boolean isNew() {
            return NEW.contains(orc.value(1));
        }

        List<Part> all(String name) {
            return segments.stream().filter(part -> part.name().equals(name)).toList();
        }

        String value(String name, int field, int component) {
            return segments.stream()
                    .filter(part -> part.name().equals(name))
                    .map(part -> part.value(field, component))
                    .findFirst()
                    .orElse("");
        }
    }

    /** @return what others may have waited for */
    Set<String> apply(Hl7Message message, Applying by) {
        PatientIdentity said =
                PatientIdentity.of(message.required("PID"), by.message().issuer());
        PatientIdentity patient = patients.current(said, by);
        message.required("ORC");
        List<Group> groups = groups(message);
        if (groups.stream().anyMatch(Group::isNew)) {
            patients.register(patient, by);
        }
        Set<String> brought = new LinkedHashSet<>();
        Set<String> placed = new LinkedHashSet<>();
        Set<List<String>> steps = new HashSet<>();
        for (Group group : groups) {
            for (Order order : orders(group, patient)) {
                if (!steps.add(List.of(order.accessionNumber(), order.scheduledStepId()))) {
                    throw new Hl7Exception(
                            "OBR-20", "gives two procedures of order " + order.accessionNumber() + " the same step ID");
                }
                if (group.isNew()) {
                    orders.place(order, said, by);
                    placed.add(order.accessionNumber());
                } else {
                    apply(group.orc(), order, by);
                }
                doctors.ordered(order, said, message, group.segments());
                brought.add(NotYetException.order(order.accessionNumber()));
            }
        }
        // When all steps are there: a study is for those of its modalities, and for any only where none is.
        placed.forEach(studies::ordered);
        return brought;
    }

    /** Of an order that is there: ORC-1 (table 0119), and ORC-5 (table 0038) where that is SC. */
    private void apply(Part orc, Order order, Applying by) {
        String control = orc.value(1);
        switch (control) {
            case "XO", "RU", "XX" -> orders.change(order, by);
            case "CA", "DC", "OC", "CR", "OD", "DR" -> orders.cancel(order, by);
            case "SC" -> applyStatus(orc.value(5), order, by);
            default ->
                throw new Hl7Exception(
                        "ORC-1", "is " + (control.isEmpty() ? "empty" : control + ", which is not known here"));
        }
    }

    private void applyStatus(String status, Order order, Applying by) {
        switch (status) {
            case "CA", "DC" -> orders.cancel(order, by);
            case "CM" -> orders.examined(order, by);
            case "SC", "IP", "HD" -> orders.change(order, by);
            default ->
                throw new Hl7Exception(
                        "ORC-5", "is " + (status.isEmpty() ? "empty" : status + ", which is not known here"));
        }
    }

    private static List<Group> groups(Hl7Message message) {
        List<Group> groups = new ArrayList<>();
        for (Part segment : message.segments()) {
            if (segment.name().equals("ORC")) {
                groups.add(new Group(segment, new ArrayList<>(List.of(segment))));
            } else if (!groups.isEmpty()) {
                groups.get(groups.size() - 1).segments().add(segment);
            }
        }
        return groups;
    }

    /** One for each IPC; without any, one for each OBR, and where there is neither (a cancellation), one. */
    private List<Order> orders(Group group, PatientIdentity patient) {
        List<Part> ipcs = group.all("IPC");
        List<Part> obrs = group.all("OBR");
        if (!ipcs.isEmpty()) {
            Part obr = obrs.isEmpty() ? null : obrs.get(0);
            return ipcs.stream()
                    .map(ipc -> order(group, patient, obr, Numbers.ofImaging(ipc)))
                    .toList();
        }
        if (obrs.isEmpty()) {
            return List.of(order(group, patient, null, Numbers.NONE));
        }
        return obrs.stream()
                .map(obr -> order(group, patient, obr, Numbers.of(group, obr)))
                .toList();
    }

    /** The numbers of DICOM. */
    private record Numbers(
            String accession, String requestedProcedure, String step, String study, String modality, String station) {

        static final Numbers NONE = new Numbers("", "", "", "", "", "");

        static Numbers ofImaging(Part ipc) {
            return new Numbers(ipc.value(1), ipc.value(2), ipc.value(4), ipc.value(3), ipc.value(5), ipc.value(9));
        }

        static Numbers of(Group group, Part obr) {
            return new Numbers(
                    obr.value(18), obr.value(19), obr.value(20), group.value("ZDS", 1, 1), obr.value(24), "");
        }
    }

    private Order order(Group group, PatientIdentity patient, @Nullable Part obr, Numbers numbers) {
        String placer = group.orc().value(2);
        String filler = group.orc().value(3);
        String accession = Said.first(numbers.accession(), value(obr, 18, 1), filler);
        if (accession.isEmpty() || !Said.isNumber(accession)) {
            throw new Hl7Exception(
                    "OBR-18", "and ORC-3 give no accession number of 1 to 64 characters without backslash");
        }
        String study = numbers.study();
        if (!study.isEmpty() && !study.matches("[0-9.]{1,64}")) {
            throw new Hl7Exception("ZDS-1", "is no UID: " + study);
        }
        Hl7Time start = start(group, obr);
        Instant now = clock.instant();
        return new Order(
                0,
                accession,
                Said.number(Said.first(numbers.step(), accession), "OBR-20", "IPC-4"),
                Said.number(Said.first(numbers.requestedProcedure(), placer), "OBR-19", "IPC-2, ORC-2"),
                Said.number(placer, "ORC-2", ""),
                Said.number(filler, "ORC-3", ""),
                Said.atMost(MOST_OF_CODE, value(obr, 4, 1), "OBR-4.1", ""),
                Said.atMost(MOST_OF_TEXT, Said.first(value(obr, 4, 2), value(obr, 4, 5)), "OBR-4.2", "OBR-4.5"),
                Said.atMost(MOST_OF_TITLE, numbers.modality(), "OBR-24", "IPC-5"),
                Said.atMost(MOST_OF_TITLE, numbers.station(), "IPC-9", ""),
                start.date(),
                start.time(),
                study,
                patient.patientId(),
                patient.issuer(),
                patient.name(),
                patient.birthDate(),
                patient.sex(),
                OrderStatus.REGISTERED,
                now,
                now);
    }

    /** TQ1-7, else ORC-7.4, else OBR-36. */
    private static Hl7Time start(Group group, @Nullable Part obr) {
        String time = Said.first(group.value("TQ1", 7, 1), group.orc().value(7, 4), value(obr, 36, 1));
        if (time.isEmpty()) {
            return new Hl7Time("", "");
        }
        return Hl7Time.parse(time)
                .filter(said -> !said.date().isEmpty())
                .orElseThrow(() -> new Hl7Exception("TQ1-7", "(or ORC-7.4, OBR-36) is no time: " + time));
    }

    private static String value(@Nullable Part segment, int field, int component) {
        return segment == null ? "" : segment.value(field, component);
    }
}
