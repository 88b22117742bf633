package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells others who has ordered and reported an examination, and for which department. */
@Component
class DoctorsTold {

    private static final int MOST_OF_A_KIND = 32;

    private final ApplicationEventPublisher events;

    DoctorsTold(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param segments of the order: ORC, OBR */
    void ordered(Order order, PatientIdentity said, Hl7Message message, List<Part> segments) {
        Set<String> doctors = new LinkedHashSet<>();
        Set<String> departments = new LinkedHashSet<>();
        for (Part segment : segments) {
            switch (segment.name()) {
                case "ORC" -> {
                    addPersons(segment, 12, doctors);
                    add(departments, segment.value(17), segment.value(17, 2));
                }
                case "OBR" -> addPersons(segment, 16, doctors);
                default -> {}
            }
        }
        message.first("PV1").ifPresent(visit -> add(departments, visit.value(3), visit.value(10)));
        tell(order.accessionNumber(), said, DoctorsSaid.Part.ORDERED, doctors);
        tell(order.accessionNumber(), said, DoctorsSaid.Part.DEPARTMENT, departments);
    }

    /** @param segment with those who have written and signed the report, in these fields */
    void reported(String accessionNumber, PatientIdentity said, Part segment, int... fields) {
        Set<String> doctors = new LinkedHashSet<>();
        for (int field : fields) {
            addPersons(segment, field, doctors);
        }
        tell(accessionNumber, said, DoctorsSaid.Part.REPORTED, doctors);
    }

    private void tell(String accessionNumber, PatientIdentity said, DoctorsSaid.Part part, Set<String> codes) {
        codes.remove("");
        if (!codes.isEmpty()) {
            events.publishEvent(new DoctorsSaid(accessionNumber, said.patientId(), said.issuer(), part, codes));
        }
    }

    /** The ID of XCN, or of NDL, where it is a subcomponent (HL7 2.5.1 §2.A.88, §2.A.47): the same place in both. */
    private static void addPersons(Part segment, int field, Set<String> codes) {
        for (int n = 1; n <= segment.repetitions(field); n++) {
            add(codes, segment.value(field, n, 1, 1));
        }
    }

    /** What is longer than an account's can be is nobody's. */
    private static void add(Set<String> codes, String... said) {
        for (String code : said) {
            if (Said.isNumber(code) && codes.size() < MOST_OF_A_KIND) {
                codes.add(code);
            }
        }
    }
}
