package io.yingdun.cloud.ris;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.PatientIdsMoved;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * ADT (HL7 2.5.1 §3.3): patients of the archive, changed as a person would change them, so that each change can be taken
 * back. Orders that nothing was done for yet follow.
 */
@Component
class PatientMessages {

    private static final int MRG_PRIOR_IDENTIFIERS = 1;

    private final Corrections corrections;
    private final Orders orders;
    private final LatestSaid latest;

    PatientMessages(Corrections corrections, Orders orders, LatestSaid latest) {
        this.corrections = corrections;
        this.orders = orders;
        this.latest = latest;
    }

    /** @return what others may have waited for */
    String apply(Hl7Message message, Applying by) {
        StoredMessage stored = by.message();
        PatientIdentity patient = PatientIdentity.of(message.required("PID"), stored.issuer());
        switch (stored.type()) {
            case "ADT^A08" -> {
                required(patient);
                register(patient, by);
            }
            case "ADT^A40" -> merge(message, patient, by);
            default -> register(patient, by);
        }
        orders.describePatient(current(patient, by), by);
        return NotYetException.patient(patient.patientId(), patient.issuer());
    }

    /** Makes the patient, or lets the one that is known be as the message says, unless the sender has said more since. */
    Patient register(PatientIdentity patient, Applying by) {
        Optional<Patient> known = known(patient);
        if (known.isPresent() && isOutdated(known.get(), by)) {
            return known.get();
        }
        Patient registered = corrections.register(
                patient.patientId(),
                patient.issuer(),
                patient.name(),
                patient.birthDate(),
                patient.sex(),
                by.message().reason(),
                by.by());
        latest.note(by, subject(registered));
        return registered;
    }

    /** Under the ID that the archive knows them by since they were merged, and as the sender said them last. */
    PatientIdentity current(PatientIdentity said, Applying by) {
        return known(said)
                .map(known -> isOutdated(known, by) ? PatientIdentity.of(known) : said.under(known))
                .orElse(said);
    }

    /** Under the ID that the archive knows them by since they were merged, for what says nothing new of them. */
    PatientIdentity identified(PatientIdentity said) {
        return known(said).map(said::under).orElse(said);
    }

    private Optional<Patient> known(PatientIdentity said) {
        return corrections.patientOf(said.patientId(), said.issuer());
    }

    private boolean isOutdated(Patient known, Applying by) {
        return latest.isOutdated(by, subject(known), "patient " + known.patientId());
    }

    /** In the archive's transaction. */
    @EventListener
    void follow(PatientIdsMoved moved) {
        for (Patient named : moved.named()) {
            corrections
                    .patientOf(named.patientId(), named.issuer())
                    .ifPresent(now -> orders.follow(named, now, moved.by()));
        }
    }

    private static String subject(Patient patient) {
        return "patient " + patient.id();
    }

    /** PID is who goes on, MRG-1 whom nobody is called any more. */
    private void merge(Hl7Message message, PatientIdentity surviving, Applying by) {
        StoredMessage stored = by.message();
        PatientIdentity prior =
                PatientIdentity.identified(message.required("MRG"), MRG_PRIOR_IDENTIFIERS, stored.issuer());
        Patient from = required(prior);
        Patient into = register(surviving, by);
        orders.renamePatient(prior, current(surviving, by), by);
        if (from.id() != into.id()) {
            corrections.merge(from.id(), into.id(), stored.reason(), by.by());
        }
    }

    /** @throws NotYetException where nobody goes by that ID */
    private Patient required(PatientIdentity patient) {
        return known(patient)
                .orElseThrow(() -> new NotYetException(
                        NotYetException.patient(patient.patientId(), patient.issuer()),
                        "Patient " + patient.patientId() + " of issuer \"" + patient.issuer()
                                + "\" is not known yet."));
    }
}
