package io.yingdun.cloud.archive;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conflicts that wait for a person, and what people put right. */
@RestController
@RequestMapping("/api/archive")
class CorrectionController {

    private static final String PAGE = "50";

    private final Corrections corrections;
    private final Conflicts conflicts;
    private final AccessJournal journal;
    private final AuditLog audit;

    CorrectionController(Corrections corrections, Conflicts conflicts, AccessJournal journal, AuditLog audit) {
        this.journal = journal;
        this.corrections = corrections;
        this.conflicts = conflicts;
        this.audit = audit;
    }

    record ConflictPage(long total, List<Conflict> conflicts) {}

    record Resolution(@NotBlank @Size(max = 1_000) String how, Conflict.@Nullable Way way) {}

    record Merge(
            @NotNull Long patient,
            @NotNull Long into,
            @NotBlank @Size(max = 1_000) String reason) {}

    record NewId(
            @NotNull Long patient,
            @NotBlank @Size(max = 64) String patientId,
            @NotNull @Size(max = 64) String issuer,
            @NotBlank @Size(max = 1_000) String reason) {}

    record Description(
            @NotNull Long patient,
            @NotNull @Size(max = 200) String name,
            @NotNull @Pattern(regexp = "|\\d{8}") String birthDate,
            @NotNull @Pattern(regexp = "|[A-Z]{1,16}") String sex,
            @NotBlank @Size(max = 1_000) String reason) {}

    record StudyMove(
            @NotBlank @Size(max = 64) String studyInstanceUid,
            @NotNull Long patient,
            @NotBlank @Size(max = 1_000) String reason) {}

    @GetMapping("/conflicts")
    ConflictPage conflicts(
            @RequestParam(defaultValue = PAGE) @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        ConflictPage page = new ConflictPage(conflicts.count(), conflicts.open(limit, offset));
        journal.accessed(AccessKind.ADMINISTRATION);
        return page;
    }

    @PostMapping("/conflicts/{id}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable long id, @Valid @RequestBody Resolution resolution) {
        Conflict.Way way = resolution.way() == null ? Conflict.Way.KEEP : resolution.way();
        conflicts.resolve(id, way, resolution.how(), audit.currentActor());
    }

    @GetMapping("/corrections")
    List<Correction> newest(
            @RequestParam(defaultValue = PAGE) @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        List<Correction> newest = corrections.newest(limit, offset);
        journal.accessed(AccessKind.ADMINISTRATION);
        return newest;
    }

    @PostMapping("/corrections/merge")
    @ResponseStatus(HttpStatus.CREATED)
    Correction merge(@Valid @RequestBody Merge wanted) {
        return corrections.merge(wanted.patient(), wanted.into(), wanted.reason(), audit.currentActor());
    }

    @PostMapping("/corrections/patient-id")
    @ResponseStatus(HttpStatus.CREATED)
    Correction changeId(@Valid @RequestBody NewId wanted) {
        return corrections.changeId(
                wanted.patient(), wanted.patientId(), wanted.issuer(), wanted.reason(), audit.currentActor());
    }

    @PostMapping("/corrections/patient")
    @ResponseStatus(HttpStatus.CREATED)
    Correction describe(@Valid @RequestBody Description wanted) {
        return corrections.describe(
                wanted.patient(),
                wanted.name(),
                wanted.birthDate(),
                wanted.sex(),
                wanted.reason(),
                audit.currentActor());
    }

    @PostMapping("/corrections/study")
    @ResponseStatus(HttpStatus.CREATED)
    Correction moveStudy(@Valid @RequestBody StudyMove wanted) {
        return corrections.moveStudy(
                wanted.studyInstanceUid(), wanted.patient(), wanted.reason(), audit.currentActor());
    }

    /** Takes it back. */
    @DeleteMapping("/corrections/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable long id) {
        corrections.undo(id, audit.currentActor());
    }
}
