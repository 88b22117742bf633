package io.yingdun.cloud.message;

import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What patients have chosen. It stands by the Patient ID, and counts for every ID that means the same person. */
@Service
class PatientChoices {

    private final PatientChoiceMapper mapper;
    private final AuditLog audit;
    private final Clock clock;

    PatientChoices(PatientChoiceMapper mapper, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    boolean wantsMessages(Contact contact) {
        return contact.ids().stream().noneMatch(id -> mapper.wantsNone(id.patientId(), id.issuer()));
    }

    @Transactional
    void want(Contact contact, boolean wanted, AuditActor by) {
        contact.ids().forEach(id -> mapper.accept(id.patientId(), id.issuer()));
        if (!wanted) {
            mapper.refuse(contact.patient().patientId(), contact.patient().issuer(), clock.instant());
        }
        audit.recordAs(by, "message.choice", "patient " + contact.patient().id(), Map.of("wanted", wanted));
    }

    /** Of the patient at the hospital's official account; empty where none is bound. */
    Optional<String> openId(Contact contact) {
        return contact.ids().stream()
                .flatMap(id -> Stream.ofNullable(mapper.openId(id.patientId(), id.issuer())))
                .findFirst();
    }
}
