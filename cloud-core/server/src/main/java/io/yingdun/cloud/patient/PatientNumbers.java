package io.yingdun.cloud.patient;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.patient.PatientNumberMapper.Kind;
import io.yingdun.cloud.patient.PatientNumberMapper.Named;
import io.yingdun.cloud.ris.PatientNumbersSaid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** ID cards, numbers of visits and phones, as the RIS says them. */
@Service
class PatientNumbers {

    private static final String COUNTRY = "86";
    private static final int MOBILE_LENGTH = 11;
    private static final int LEAST_DIGITS = 7;

    private final PatientNumberMapper mapper;
    private final Corrections corrections;

    PatientNumbers(PatientNumberMapper mapper, Corrections corrections) {
        this.mapper = mapper;
        this.corrections = corrections;
    }

    /** In the message's transaction. */
    @EventListener
    void said(PatientNumbersSaid said) {
        Named patient = new Named(said.patientId(), said.issuer());
        replace(
                patient,
                Kind.ID_CARD,
                said.idCards().stream().flatMap(text -> IdCard.of(text).stream()),
                said.saidAt());
        replace(patient, Kind.PHONE, said.phones().stream().flatMap(text -> phone(text).stream()), said.saidAt());
        said.visits().forEach(visit -> mapper.keep(patient, Kind.VISIT, visit, said.saidAt()));
    }

    private void replace(Named patient, Kind kind, Stream<String> numbers, String saidAt) {
        List<String> all = numbers.distinct().toList();
        if (!all.isEmpty()) {
            mapper.removeOlder(patient, kind, saidAt);
            all.forEach(number -> mapper.keep(patient, kind, number, saidAt));
        }
    }

    /** Digits alone, without the country's code before a mobile number; empty where it is none. */
    static Optional<String> phone(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        String phone = digits.startsWith(COUNTRY) && digits.length() == COUNTRY.length() + MOBILE_LENGTH
                ? digits.substring(COUNTRY.length())
                : digits;
        return phone.length() >= LEAST_DIGITS ? Optional.of(phone) : Optional.empty();
    }

    /** Who has this number now; a person may be there more than once. */
    Stream<Patient> known(Kind kind, String number) {
        return mapper.known(kind, number).stream()
                .flatMap(named -> corrections.patientOf(named.patientId(), named.issuer()).stream());
    }

    /** Of all IDs that mean this patient. */
    List<String> phonesOf(Patient patient) {
        return corrections.idsOf(patient).stream()
                .flatMap(id -> mapper.phonesOf(new Named(id.patientId(), id.issuer())).stream())
                .toList();
    }
}
