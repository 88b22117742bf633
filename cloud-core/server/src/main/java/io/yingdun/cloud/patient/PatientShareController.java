package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.share.Giver;
import io.yingdun.cloud.share.Shares;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What patients open to others: a whole study, by link and code. */
@RestController
@RequestMapping("/api/patient")
class PatientShareController {

    private final Shares shares;
    private final Examinations examinations;
    private final PatientVisits visits;
    private final Corrections corrections;
    private final Access access;
    private final AccessJournal journal;

    PatientShareController(
            Shares shares,
            Examinations examinations,
            PatientVisits visits,
            Corrections corrections,
            Access access,
            AccessJournal journal) {
        this.shares = shares;
        this.examinations = examinations;
        this.visits = visits;
        this.corrections = corrections;
        this.access = access;
        this.journal = journal;
    }

    private Patient patient() {
        return visits.patient(access.current().id());
    }

    /** @param oneTime whether it opens once only; not where it is left out */
    record Wanted(
            @NotNull @Min(1) @Max(Shares.LONGEST_HOURS) Integer hours,
            @Nullable Boolean oneTime) {}

    @PostMapping("/studies/{studyUid}/shares")
    @ResponseStatus(HttpStatus.CREATED)
    Shares.Given give(@PathVariable String studyUid, @Valid @RequestBody Wanted wanted) {
        Study study = examinations.own(studyUid, patient());
        return shares.give(
                Giver.of(study.patient()),
                Shares.Wanted.withCode(
                        study.studyInstanceUid(),
                        Duration.ofHours(wanted.hours()),
                        Boolean.TRUE.equals(wanted.oneTime())));
    }

    /** Those of all Patient IDs that mean this person. */
    @GetMapping("/shares")
    List<Shares.View> list() {
        List<Shares.View> own =
                shares.of(corrections.idsOf(patient()).stream().map(Giver::of).toList());
        journal.accessed(AccessKind.VIEWINGS);
        return own;
    }

    @DeleteMapping("/shares/{share}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String share) {
        Patient patient = patient();
        shares.revoke(
                share,
                giver -> giver.kind() == Giver.Kind.PATIENT && corrections.means(giver.id(), giver.issuer(), patient));
    }
}
