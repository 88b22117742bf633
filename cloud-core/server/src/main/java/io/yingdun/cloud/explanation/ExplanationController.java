package io.yingdun.cloud.explanation;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.explanation.ExplanationMapper.Kept;
import io.yingdun.cloud.explanation.ExplanationMapper.State;
import io.yingdun.cloud.explanation.ExplanationSettings.Mode;
import io.yingdun.cloud.patient.PatientContacts;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.cloud.patient.PatientReports;
import io.yingdun.cloud.patient.PatientReports.Own;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A patient's own reports in everyday words, and whether they want that. */
@RestController
class ExplanationController {

    private final Explanations explanations;
    private final Consents consents;
    private final PersonLimits limits;
    private final PatientReports reports;
    private final PatientContacts contacts;
    private final Access access;
    private final AccessJournal journal;
    private final AuditLog audit;

    ExplanationController(
            Explanations explanations,
            Consents consents,
            PersonLimits limits,
            PatientReports reports,
            PatientContacts contacts,
            Access access,
            AccessJournal journal,
            AuditLog audit) {
        this.explanations = explanations;
        this.consents = consents;
        this.limits = limits;
        this.reports = reports;
        this.contacts = contacts;
        this.access = access;
        this.journal = journal;
        this.audit = audit;
    }

    private Contact patient() {
        return contacts.ofSession(access.current().id());
    }

    /** @param recipient to whom the report's text would go, without personal data; empty for nobody */
    record Offer(boolean offered, String recipient, boolean agreed) {}

    @GetMapping("/api/patient/explanations")
    Offer offer() {
        return new Offer(consents.mode() != Mode.OFF, consents.recipient(), consents.hasAgreed(patient()));
    }

    /** @param recipient whom the patient was told of */
    record Consent(
            @NotNull Boolean agreed,
            @NotNull @Size(max = 200) String recipient) {}

    @PutMapping("/api/patient/explanations/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(@Valid @RequestBody Consent consent) {
        if (consent.agreed()) {
            consents.agree(patient(), consent.recipient());
        } else {
            consents.withdraw(patient());
        }
    }

    /** As events, the sentences as they stand. By POST, for the first one has it made. */
    @PostMapping("/api/patient/studies/{studyUid}/reports/{report}/explanation")
    SseEmitter explain(@PathVariable String studyUid, @PathVariable long report) {
        Own own = reports.own(access.current().id(), studyUid, report);
        Mode mode = consents.mode();
        if (mode == Mode.OFF) {
            throw Access.notThere();
        }
        if (!consents.hasAgreed(own.patient())) {
            throw new ProblemException(
                    "consent-needed", 409, "Consent needed", "The patient has not agreed to explanations. Ask first.");
        }
        String person = Consents.subject(own.patient());
        limits.admitReading(person);
        Optional<Kept> kept = explanations.kept(report);
        if (kept.isEmpty()) {
            limits.admitMaking(person);
        }
        journal.accessed(AccessKind.EXPLANATION, studyUid, null, null, 0);
        ExplanationStream stream = new ExplanationStream();
        if (kept.isPresent()) {
            show(kept.get(), mode, stream);
        } else {
            Making making = explanations.make(own, audit.currentActor());
            if (mode == Mode.AFTER_APPROVAL) {
                stream.state(State.WAITING);
            } else {
                making.follow(stream);
            }
        }
        return stream.emitter();
    }

    private void show(Kept kept, Mode mode, ExplanationStream stream) {
        boolean shown = kept.state() == State.APPROVED || mode == Mode.ON && kept.state() == State.WAITING;
        if (shown) {
            explanations.sentences(kept).forEach(stream::told);
            stream.ended(kept.unexplained());
        } else {
            stream.state(kept.state());
        }
    }

    record Setting(@NotNull Mode mode) {}

    @GetMapping("/api/explanations/setting")
    Setting setting() {
        return new Setting(consents.mode());
    }

    @PutMapping("/api/explanations/setting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@Valid @RequestBody Setting setting) {
        consents.choose(setting.mode());
    }
}
