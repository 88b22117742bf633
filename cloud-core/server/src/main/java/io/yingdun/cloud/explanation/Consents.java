package io.yingdun.cloud.explanation;

import io.yingdun.cloud.explanation.ExplanationSettings.Mode;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the hospital offers, and which patients have agreed. A consent is for one recipient: another one is asked for anew. */
@Service
class Consents {

    private final ExplanationMapper mapper;
    private final ExplanationSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    Consents(ExplanationMapper mapper, ExplanationSettings settings, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Mode mode() {
        return Optional.ofNullable(mapper.mode()).orElse(settings.firstMode());
    }

    @Transactional
    void choose(Mode mode) {
        mapper.choose(mode);
        audit.record("explanation.mode-chosen", "explanation", Map.of("mode", mode.name()));
    }

    String recipient() {
        return settings.recipient();
    }

    boolean hasAgreed(Contact patient) {
        return patient.ids().stream()
                .anyMatch(id -> settings.recipient().equals(mapper.agreedTo(id.patientId(), id.issuer())));
    }

    /**
     * @param recipient whom the patient was told of
     * @throws ProblemException {@code other-recipient} (409)
     */
    @Transactional
    void agree(Contact patient, String recipient) {
        if (!recipient.equals(settings.recipient())) {
            throw new ProblemException(
                    "other-recipient",
                    409,
                    "Other recipient",
                    "The hospital has chosen another service meanwhile. Ask the patient again.");
        }
        mapper.agree(patient.patient().patientId(), patient.patient().issuer(), recipient, clock.instant());
        audit.record("explanation.agreed", subject(patient), Map.of("recipient", recipient));
    }

    /** What was made with it goes too (个人信息保护法 Art. 47). */
    @Transactional
    void withdraw(Contact patient) {
        patient.ids().forEach(id -> {
            mapper.withdraw(id.patientId(), id.issuer());
            mapper.forget(id.patientId(), id.issuer());
        });
        audit.record("explanation.withdrawn", subject(patient), Map.of());
    }

    static String subject(Contact patient) {
        return "patient " + patient.patient().id();
    }
}
