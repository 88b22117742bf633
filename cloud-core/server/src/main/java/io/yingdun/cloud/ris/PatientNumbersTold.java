package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells others what messages say of a patient beside their Patient ID, name, birth date and sex. */
@Component
class PatientNumbersTold {

    private static final int PID_IDENTIFIERS = 3;
    private static final int PID_PHONES = 13;
    private static final int PID_ACCOUNT = 18;
    private static final int PID_SOCIAL_SECURITY = 19;
    private static final int PV1_VISIT = 19;
    private static final int MOST_OF_A_KIND = 8;

    private final ApplicationEventPublisher events;

    PatientNumbersTold(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** After the message was applied. */
    void tell(Hl7Message message, Applying by) {
        message.first("PID").ifPresent(pid -> tell(message, pid, by));
    }

    private void tell(Hl7Message message, Part pid, Applying by) {
        PatientIdentity patient = PatientIdentity.of(pid, by.message().issuer());
        List<String> phones = numbers(repetitions(pid, PID_PHONES)
                .map(n -> Said.first(pid.value(PID_PHONES, n, 12, 1), pid.value(PID_PHONES, n, 1, 1))));
        List<String> idCards = numbers(Stream.concat(
                repetitions(pid, PID_IDENTIFIERS)
                        .filter(n -> PatientIdentity.isNational(pid, PID_IDENTIFIERS, n))
                        .map(n -> pid.value(PID_IDENTIFIERS, n, 1, 1)),
                Stream.of(pid.value(PID_SOCIAL_SECURITY))));
        List<String> visits = numbers(Stream.of(
                pid.value(PID_ACCOUNT),
                message.first("PV1").map(pv1 -> pv1.value(PV1_VISIT)).orElse("")));
        events.publishEvent(new PatientNumbersSaid(
                patient.patientId(), patient.issuer(), by.saidOrCameAt(), phones, idCards, visits));
    }

    private static Stream<Integer> repetitions(Part pid, int field) {
        return IntStream.rangeClosed(1, pid.repetitions(field)).boxed();
    }

    private static List<String> numbers(Stream<String> said) {
        return said.filter(text -> !text.isEmpty() && Said.isNumber(text))
                .distinct()
                .limit(MOST_OF_A_KIND)
                .toList();
    }
}
