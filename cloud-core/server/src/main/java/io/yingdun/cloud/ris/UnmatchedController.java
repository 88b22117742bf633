package io.yingdun.cloud.ris;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Studies that are no order's, for administrators. */
@RestController
@RequestMapping("/api/ris/unmatched-studies")
class UnmatchedController {

    private final ArrivedStudies studies;
    private final AccessJournal journal;
    private final AuditLog audit;

    UnmatchedController(ArrivedStudies studies, AccessJournal journal, AuditLog audit) {
        this.studies = studies;
        this.journal = journal;
        this.audit = audit;
    }

    record Resolution(
            @NotBlank @Size(max = 64) String accessionNumber,
            @NotBlank @Size(max = 1_000) String reason) {}

    record Dismissal(@NotBlank @Size(max = 1_000) String reason) {}

    @GetMapping
    List<StudyMapper.Unmatched> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        List<StudyMapper.Unmatched> open = studies.open(limit, offset);
        journal.accessed(AccessKind.ADMINISTRATION);
        return open;
    }

    /** It is the study of this order. */
    @PostMapping("/{studyUid}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable String studyUid, @Valid @RequestBody Resolution input) {
        studies.resolve(studyUid, input.accessionNumber(), input.reason(), audit.currentActor());
    }

    /** It is no order's, and stays so. */
    @PostMapping("/{studyUid}/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String studyUid, @Valid @RequestBody Dismissal input) {
        studies.dismiss(studyUid, input.reason(), audit.currentActor());
    }
}
