package io.yingdun.cloud.patient;

import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.patient.PatientNumberMapper.Kind;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Finds out whose examinations somebody may see. A number that is nobody's, a wrong second factor and one that fits two persons are
 * answered alike.
 */
@Service
class Verification {

    private final Candidates candidates;
    private final PatientNumbers numbers;
    private final OneTimeCodes codes;
    private final PatientLimits limits;
    private final AuditLog audit;
    private final PatientSettings settings;

    Verification(
            Candidates candidates,
            PatientNumbers numbers,
            OneTimeCodes codes,
            PatientLimits limits,
            AuditLog audit,
            PatientSettings settings) {
        this.candidates = candidates;
        this.numbers = numbers;
        this.codes = codes;
        this.limits = limits;
        this.audit = audit;
        this.settings = settings;
    }

    /** From where somebody asks. @param device what the browser was given; empty where it shows nothing */
    record Place(String address, String device) {}

    /**
     * @throws ProblemException {@code not-verified} (401), {@code too-many-attempts} (429), {@code numbers-not-taken} (409) where the
     *     hospital has set no second factor
     */
    Patient byNumber(String number, String secondFactor, Place place) {
        SecondFactor factor = settings.secondFactor();
        if (factor == null) {
            throw new ProblemException(
                    "numbers-not-taken",
                    409,
                    "Numbers not taken",
                    "This hospital lets nobody in by a number. Ask at its desk.");
        }
        limits.admit(PatientLimits.Subject.NUMBER, number.strip(), place);
        List<Patient> meant = candidates.of(number).stream()
                .filter(patient -> factor.isKnown(secondFactor, patient, numbers.phonesOf(patient)))
                .toList();
        return verified(meant, PatientLimits.Subject.NUMBER, number.strip(), place);
    }

    /**
     * @param name decides where a phone is more than one person's; else it may be empty
     * @throws ProblemException as {@link #byNumber}
     */
    Patient byCode(String ticket, String code, String name, Place place) {
        limits.admit(PatientLimits.Subject.TICKET, ticket, place);
        String phone = codes.redeem(ticket, code).orElse("");
        List<Patient> owners = numbers.known(Kind.PHONE, phone).distinct().toList();
        List<Patient> meant = owners.size() == 1
                ? owners
                : owners.stream()
                        .filter(patient -> SecondFactor.NAME.isKnown(name, patient, List.of()))
                        .toList();
        Patient patient = verified(meant, PatientLimits.Subject.TICKET, ticket, place);
        limits.succeeded(PatientLimits.Subject.PHONE, phone, place);
        return patient;
    }

    private Patient verified(List<Patient> meant, PatientLimits.Subject kind, String subject, Place place) {
        if (meant.size() != 1) {
            audit.recordFailureAs(
                    AuditActor.unidentified(place.address()), "patient.refused", "", Map.of("by", kind.name()));
            throw new ProblemException(
                    "not-verified",
                    401,
                    "Not verified",
                    "Nothing is known by these together. Check both and try again, or ask at the hospital's desk.");
        }
        limits.succeeded(kind, subject, place);
        return meant.get(0);
    }
}
