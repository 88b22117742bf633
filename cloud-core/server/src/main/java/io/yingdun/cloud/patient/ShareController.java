package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.AddressRate;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What patients open to others, and what those get. */
@RestController
class ShareController {

    private static final int OPENINGS_PER_SECOND = 5;
    private static final int LONGEST_HOURS = 30 * 24;

    private final Shares shares;
    private final Examinations examinations;
    private final PatientVisits visits;
    private final EvenAnswers evenly;
    private final Access access;
    private final AccessJournal journal;
    private final AddressRate rate;

    ShareController(
            Shares shares,
            Examinations examinations,
            PatientVisits visits,
            EvenAnswers evenly,
            Access access,
            AccessJournal journal,
            Clock clock) {
        this.shares = shares;
        this.examinations = examinations;
        this.visits = visits;
        this.evenly = evenly;
        this.access = access;
        this.journal = journal;
        this.rate = new AddressRate(OPENINGS_PER_SECOND, clock);
    }

    private Patient patient() {
        return visits.patient(access.current().id());
    }

    record Wanted(@NotNull @Min(1) @Max(LONGEST_HOURS) Integer hours) {}

    @PostMapping("/api/patient/studies/{studyUid}/shares")
    @ResponseStatus(HttpStatus.CREATED)
    Shares.Given give(@PathVariable String studyUid, @Valid @RequestBody Wanted wanted) {
        return shares.give(examinations.own(studyUid, patient()), Duration.ofHours(wanted.hours()));
    }

    @GetMapping("/api/patient/shares")
    List<Shares.View> list() {
        List<Shares.View> own = shares.of(patient());
        journal.accessed(AccessKind.VIEWINGS);
        return own;
    }

    @DeleteMapping("/api/patient/shares/{share}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String share) {
        shares.revoke(share, patient());
    }

    record Opening(
            @NotNull @Size(max = 64) String token,
            @NotNull @Size(max = 12) String code) {

        @Override
        public String toString() {
            return "Opening";
        }
    }

    /** Only by POST: what looks at links before people do spends nothing. */
    @PostMapping("/api/shares/opening")
    @ResponseStatus(HttpStatus.CREATED)
    CompletionStage<Shares.Opened> open(@Valid @RequestBody Opening opening, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        rate.admit(address);
        return evenly.to(() -> shares.open(opening.token(), opening.code(), address)
                .orElseThrow(() -> new ProblemException(
                        "not-verified",
                        401,
                        "Not verified",
                        "Link and code open nothing together. Check the code, or ask for another link.")));
    }
}
