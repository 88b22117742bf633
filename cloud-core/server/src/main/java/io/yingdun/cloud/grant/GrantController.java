package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a doctor asks to see, and what they were granted. */
@RestController
@RequestMapping("/api/doctor")
class GrantController {

    /** No wildcards: nobody is given what they cannot name. */
    static final String NUMBER = "[^*?\\\\\\p{Cntrl}]{1,64}";

    private final GrantDecisions decisions;
    private final GrantMapper mapper;
    private final MeantStudies meant;
    private final Myself myself;
    private final AccessJournal journal;
    private final Clock clock;

    GrantController(
            GrantDecisions decisions,
            GrantMapper mapper,
            MeantStudies meant,
            Myself myself,
            AccessJournal journal,
            Clock clock) {
        this.decisions = decisions;
        this.mapper = mapper;
        this.meant = meant;
        this.myself = myself;
        this.journal = journal;
        this.clock = clock;
    }

    record NewRequest(
            @NotNull Request.NumberKind kind,
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotBlank @Size(min = 4, max = 500) String reason,
            @NotNull @Min(1) @Max(Request.MOST_HOURS) Integer hours) {}

    record Emergency(
            @NotNull Request.NumberKind kind,
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    record Opened(int studies, Instant expiresAt) {}

    record OwnGrant(String id, Meant study, Grant.Kind kind, String reason, String grantedBy, Instant expiresAt) {}

    @GetMapping("/requests")
    List<RequestView> requests() {
        List<RequestView> own = mapper.requestsOf(myself.member().id()).stream()
                .map(RequestView::of)
                .toList();
        journal.accessed(AccessKind.SEARCH);
        return own;
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    RequestView ask(@Valid @RequestBody NewRequest wanted) {
        return RequestView.of(decisions.ask(
                myself.member(),
                wanted.kind(),
                wanted.number().strip(),
                wanted.reason().strip(),
                wanted.hours()));
    }

    @DeleteMapping("/requests/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String request) {
        decisions.withdraw(myself.member(), request);
    }

    /** A number that means nothing is told so: somebody stands beside the patient. */
    @PostMapping("/emergencies")
    @ResponseStatus(HttpStatus.CREATED)
    Opened breakGlass(@Valid @RequestBody Emergency emergency) {
        int studies = decisions.breakGlass(
                myself.member(),
                emergency.kind(),
                emergency.number().strip(),
                emergency.reason().strip());
        return new Opened(studies, clock.instant().plus(EmergencyLimit.LIFE));
    }

    @GetMapping("/grants")
    List<OwnGrant> grants() {
        List<Grant> grants = mapper.inForce(myself.member().id(), clock.instant());
        Map<String, Meant> studies = meant.of(grants);
        List<OwnGrant> own = grants.stream()
                .map(grant -> new OwnGrant(
                        grant.id(),
                        studies.get(grant.studyInstanceUid()),
                        grant.kind(),
                        grant.reason(),
                        grant.grantedBy(),
                        grant.expiresAt()))
                .toList();
        journal.accessed(AccessKind.SEARCH);
        return own;
    }
}
