package io.yingdun.cloud.ris;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages of the RIS, and above all those that could not be applied, for administrators. */
@RestController
@RequestMapping("/api/ris/messages")
class MessageController {

    private final Inbox inbox;
    private final AccessJournal journal;
    private final AuditLog audit;

    MessageController(Inbox inbox, AccessJournal journal, AuditLog audit) {
        this.inbox = inbox;
        this.journal = journal;
        this.audit = audit;
    }

    /**
     * One message with its content.
     *
     * @param text one segment a line; what could not be decoded is U+FFFD
     * @param corrected whether the text is a person's
     */
    record WholeMessage(MessageView message, String characterSet, String text, boolean corrected) {}

    /** @param text the whole message with what was put right, one segment a line; left out where it goes as it is */
    record Resending(
            @Nullable @Size(min = 1, max = 1_000_000) String text,
            @NotBlank @Size(max = 1_000) String reason) {}

    record Dismissal(@NotBlank @Size(max = 1_000) String reason) {}

    @GetMapping
    Inbox.MessagePage list(
            @RequestParam(defaultValue = "DEAD") MessageState state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        Inbox.MessagePage page = inbox.inState(state, limit, offset);
        journal.accessed(AccessKind.ADMINISTRATION);
        return page;
    }

    @GetMapping("/{id}")
    WholeMessage show(@PathVariable long id) {
        StoredMessage message = inbox.find(id);
        journal.accessed(AccessKind.ADMINISTRATION);
        audit.recordAs(
                audit.currentActor(),
                "hl7-message.read",
                Long.toString(id),
                Map.of("sender", message.sender(), "controlId", message.controlId()));
        return new WholeMessage(
                MessageView.of(message),
                message.characterSet(),
                message.text().replace('\r', '\n'),
                message.corrected() != null);
    }

    /** It is applied again. */
    @PostMapping("/{id}/resending")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(@PathVariable long id, @Valid @RequestBody Resending input) {
        inbox.resend(id, input.text(), input.reason(), audit.currentActor());
    }

    /** It was seen to otherwise. */
    @PostMapping("/{id}/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable long id, @Valid @RequestBody Dismissal input) {
        inbox.dismiss(id, input.reason(), audit.currentActor());
    }
}
