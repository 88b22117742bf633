package io.yingdun.cloud.patient;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.foundation.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How patients are reached, for other features. */
@Service
public class PatientContacts {

    private final Corrections corrections;
    private final PatientNumbers numbers;
    private final PatientVisits visits;

    PatientContacts(Corrections corrections, PatientNumbers numbers, PatientVisits visits) {
        this.corrections = corrections;
        this.numbers = numbers;
        this.visits = visits;
    }

    /**
     * A person.
     *
     * @param ids every Patient ID that means them, their own among it
     * @param maskedName 张*三
     * @param phones digits alone
     */
    public record Contact(Patient patient, List<Patient> ids, String maskedName, List<String> phones) {

        public Contact {
            ids = List.copyOf(ids);
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "Contact[" + patient.id() + ']';
        }
    }

    /** Whom the ID means now. */
    public Optional<Contact> of(String patientId, String issuer) {
        return corrections.patientOf(patientId, issuer).map(this::of);
    }

    /**
     * Whose session it is.
     *
     * @throws ProblemException {@code not-found} where it has just ended
     */
    public Contact ofSession(String session) {
        return of(visits.patient(session));
    }

    private Contact of(Patient patient) {
        return new Contact(
                patient,
                corrections.idsOf(patient),
                VerificationController.masked(patient.name()),
                numbers.phonesOf(patient));
    }
}
