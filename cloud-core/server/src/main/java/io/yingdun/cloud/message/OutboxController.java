package io.yingdun.cloud.message;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.patient.PatientContacts;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages to patients, above all those that were not sent, for administrators; and whether a patient wants any. */
@RestController
class OutboxController {

    private final Outbox outbox;
    private final PatientChoices choices;
    private final PatientContacts contacts;
    private final Access access;
    private final AccessJournal journal;
    private final AuditLog audit;

    OutboxController(
            Outbox outbox,
            PatientChoices choices,
            PatientContacts contacts,
            Access access,
            AccessJournal journal,
            AuditLog audit) {
        this.outbox = outbox;
        this.choices = choices;
        this.contacts = contacts;
        this.access = access;
        this.journal = journal;
        this.audit = audit;
    }

    record Resending(@NotBlank @Size(max = 1_000) String reason) {}

    record Choice(@NotNull Boolean wanted) {}

    record ChoiceOf(
            @NotBlank @Size(max = 64) String patientId,
            @NotNull @Size(max = 64) String issuer,
            @NotNull Boolean wanted) {}

    @GetMapping("/api/messages")
    Outbox.MessagePage list(
            @RequestParam(defaultValue = "DEAD") MessageState state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        Outbox.MessagePage page = outbox.inState(state, limit, offset);
        journal.accessed(AccessKind.ADMINISTRATION);
        return page;
    }

    @PostMapping("/api/messages/{id}/resending")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(@PathVariable long id, @Valid @RequestBody Resending input) {
        outbox.resend(id, input.reason(), audit.currentActor());
    }

    /** For a patient who has said so at the desk. */
    @PutMapping("/api/messages/choice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@Valid @RequestBody ChoiceOf input) {
        Contact contact =
                contacts.of(input.patientId(), input.issuer()).orElseThrow(() -> ProblemException.notFound("patient"));
        choices.want(contact, input.wanted(), audit.currentActor());
    }

    @GetMapping("/api/patient/messages")
    Choice own() {
        return new Choice(
                choices.wantsMessages(contacts.ofSession(access.current().id())));
    }

    @PutMapping("/api/patient/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void chooseOwn(@Valid @RequestBody Choice input) {
        choices.want(contacts.ofSession(access.current().id()), input.wanted(), audit.currentActor());
    }
}
