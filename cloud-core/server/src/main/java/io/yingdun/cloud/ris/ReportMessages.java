package io.yingdun.cloud.ris;

import io.yingdun.cloud.report.ReportContent;
import io.yingdun.cloud.report.ReportKey;
import io.yingdun.cloud.report.Reports;
import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * ORU^R01 (HL7 2.5.1 §7.3.1), each OBR one report, and MDM^T02 (§9.5.2) as reports. One whose examination is not known yet, neither
 * by an order nor by images, waits for either.
 */
@Component
class ReportMessages {

    private final Reports reports;
    private final Orders orders;
    private final ArrivedStudies studies;
    private final PatientMessages patients;
    private final ReferencedDocuments documents;
    private final DoctorsTold doctors;

    ReportMessages(
            Reports reports,
            Orders orders,
            ArrivedStudies studies,
            PatientMessages patients,
            ReferencedDocuments documents,
            DoctorsTold doctors) {
        this.reports = reports;
        this.orders = orders;
        this.studies = studies;
        this.patients = patients;
        this.documents = documents;
        this.doctors = doctors;
    }

    /** @return nothing: nobody waits for a report */
    Set<String> apply(Hl7Message message, Applying by) {
        PatientIdentity said =
                PatientIdentity.of(message.required("PID"), by.message().issuer());
        List<Given> all =
                by.message().type().startsWith("MDM") ? List.of(document(message, by)) : observations(message, by);
        Set<List<String>> numbers = new HashSet<>();
        for (Given given : all) {
            if (!numbers.add(List.of(given.accession(), given.number()))) {
                throw new Hl7Exception("OBR-3", "gives two reports of " + given.accession() + " the same number");
            }
            take(given, said, by);
        }
        return Set.of();
    }

    /**
     * A report as the message has it.
     *
     * @param signed the segment that says who has written and signed it, in these fields
     */
    private record Given(String accession, String number, ReportContent content, Part signed, int... fields) {}

    /** Kept under the patient whom it names, so that it goes where they go, and back; the order is whose they are by now. */
    private void take(Given given, PatientIdentity said, Applying by) {
        String accession = given.accession();
        PatientIdentity patient = patients.identified(said);
        List<Order> ordered = orders.known(patient, accession);
        if (ordered.isEmpty() && !studies.isThere(patient, accession)) {
            throw new NotYetException(
                    NotYetException.order(accession),
                    "Neither an order nor images of " + accession + " are known yet.");
        }
        ReportKey key = new ReportKey(said.issuer(), said.patientId(), accession, given.number());
        if (!reports.take(key, given.content(), by.message().id(), by.by())) {
            by.leave("report " + given.number() + " of " + accession);
        }
        doctors.reported(accession, said, given.signed(), given.fields());
        orders.reported(
                ordered,
                reports.statusOf(said.issuer(), accession)
                        .map(status -> status.isReleased() ? OrderStatus.APPROVED : OrderStatus.REPORTED)
                        .orElse(OrderStatus.EXAMINED),
                by);
    }

    private List<Given> observations(Hl7Message message, Applying by) {
        message.required("OBR");
        List<List<Part>> groups = new ArrayList<>();
        for (Part segment : message.segments()) {
            if (segment.name().equals("OBR")) {
                groups.add(new ArrayList<>());
            }
            if (!groups.isEmpty()) {
                groups.get(groups.size() - 1).add(segment);
            }
        }
        return groups.stream().map(group -> observation(message, group, by)).toList();
    }

    private Given observation(Hl7Message message, List<Part> group, Applying by) {
        Part obr = group.get(0);
        ReportSections sections = ReportSections.of(group, documents);
        String accession = accession("OBR-18 and OBR-3", obr.value(18), obr.value(3));
        return new Given(
                accession,
                number("OBR-3", Said.first(obr.value(3), accession)),
                sections.content(
                        sections.status("OBR-25", obr.value(25)),
                        study(message, sections),
                        Said.first(obr.value(4, 2), obr.value(4, 5)),
                        Hl7Person.of(obr, 33),
                        Said.first(Hl7Person.of(obr, 32), sections.observer()),
                        time("OBR-7", obr.value(7)),
                        reportedAt("OBR-22", obr.value(22), by)),
                obr,
                32,
                33);
    }

    /** TXA tells what OBR does, which need not be there. */
    private Given document(Hl7Message message, Applying by) {
        Part txa = message.required("TXA");
        ReportSections sections = ReportSections.of(message.segments(), documents);
        String accession = accession(
                "OBR-18, TXA-15 and TXA-14",
                message.first("OBR").map(obr -> obr.value(18)).orElse(""),
                txa.value(15),
                txa.value(14));
        return new Given(
                accession,
                number("TXA-12", Said.first(txa.value(12), txa.value(12, 3), accession)),
                sections.content(
                        sections.status("TXA-17", Set.of("AU", "LA").contains(txa.value(17)) ? "F" : "P"),
                        study(message, sections),
                        message.first("OBR").map(obr -> obr.value(4, 2)).orElse(""),
                        Hl7Person.of(txa, 9),
                        Said.first(Hl7Person.of(txa, 22), Hl7Person.of(txa, 10)),
                        time("TXA-4", txa.value(4)),
                        reportedAt(
                                "TXA-22.15, TXA-8 or TXA-6",
                                Said.first(txa.value(22, 15), txa.value(8), txa.value(6)),
                                by)),
                txa,
                9,
                10,
                22);
    }

    private static String study(Hl7Message message, ReportSections sections) {
        return Said.first(
                sections.studyInstanceUid(),
                message.first("ZDS").map(zds -> zds.value(1)).orElse(""));
    }

    private static String accession(String field, String... said) {
        return number(field, Said.first(said));
    }

    private static String number(String field, String number) {
        if (number.isEmpty() || !Said.isNumber(number)) {
            throw new Hl7Exception(field, "gives no number of 1 to 64 characters without backslash");
        }
        return number;
    }

    /** Where it is not said, or is still to come, when the message was said. */
    private static String reportedAt(String field, String said, Applying by) {
        return Said.first(by.plausible(time(field, said)), by.saidAt());
    }

    private static String time(String field, String said) {
        return said.isEmpty()
                ? ""
                : Hl7Time.parse(said)
                        .orElseThrow(() -> new Hl7Exception(field, "is no time: " + said))
                        .together();
    }
}
