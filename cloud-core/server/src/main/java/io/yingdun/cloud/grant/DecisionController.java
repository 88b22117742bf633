package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.StaffDirectory.Member;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a department's responsible person decides, reviews and takes back. */
@RestController
@RequestMapping("/api/doctor")
class DecisionController {

    private final GrantDecisions decisions;
    private final Grants grants;
    private final GrantMapper mapper;
    private final MeantStudies meant;
    private final Myself myself;
    private final AccessJournal journal;
    private final Clock clock;

    DecisionController(
            GrantDecisions decisions,
            Grants grants,
            GrantMapper mapper,
            MeantStudies meant,
            Myself myself,
            AccessJournal journal,
            Clock clock) {
        this.decisions = decisions;
        this.grants = grants;
        this.mapper = mapper;
        this.meant = meant;
        this.myself = myself;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param studies what the number means now; empty where it means nothing */
    record ToDecide(RequestView request, List<Meant> studies) {}

    record Decision(
            @NotNull Boolean granted,
            @NotNull @Size(max = Grants.MOST_STUDIES) Set<@NotNull @Size(max = 64) String> studies,
            @NotNull @Min(1) @Max(Request.MOST_HOURS) Integer hours,
            @NotBlank @Size(max = 500) String reason) {}

    record Review(
            @NotNull Boolean justified,
            @NotBlank @Size(max = 500) String review) {}

    record End(@NotBlank @Size(max = 500) String reason) {}

    record GrantView(
            String id,
            String staffName,
            Meant study,
            Grant.Kind kind,
            String reason,
            Instant grantedAt,
            String grantedBy,
            Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable Instant reviewedAt,
            @Nullable String reviewedBy,
            @Nullable Boolean justified,
            String review) {

        static GrantView of(Grant grant, Meant study) {
            return new GrantView(
                    grant.id(),
                    grant.staffName(),
                    study,
                    grant.kind(),
                    grant.reason(),
                    grant.grantedAt(),
                    grant.grantedBy(),
                    grant.expiresAt(),
                    grant.endedAt(),
                    grant.reviewedAt(),
                    grant.reviewedBy(),
                    grant.justified(),
                    grant.review());
        }
    }

    @GetMapping("/decisions")
    List<ToDecide> waiting() {
        Member person = myself.member();
        List<ToDecide> waiting = mapper.waitingFor(person.department(), person.id()).stream()
                .map(request -> new ToDecide(
                        RequestView.of(request),
                        grants.named(request.numberKind(), request.number()).stream()
                                .map(Meant::of)
                                .toList()))
                .toList();
        journal.accessed(AccessKind.ADMINISTRATION);
        return waiting;
    }

    @PostMapping("/decisions/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String request, @Valid @RequestBody Decision decision) {
        if (!decision.granted()) {
            decisions.refuse(myself.member(), request, decision.reason().strip());
        } else if (decision.studies().isEmpty()) {
            throw ProblemException.invalid("studies", "none was chosen");
        } else {
            decisions.grant(
                    myself.member(),
                    request,
                    decision.studies(),
                    decision.hours(),
                    decision.reason().strip());
        }
    }

    /** Emergencies; what is still to be reviewed first. */
    @GetMapping("/reviews")
    List<GrantView> emergencies() {
        Member person = myself.member();
        return shown(mapper.emergencies(person.department(), person.id()));
    }

    @PostMapping("/reviews/{grant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(@PathVariable String grant, @Valid @RequestBody Review review) {
        decisions.review(
                myself.member(), grant, review.justified(), review.review().strip());
    }

    @GetMapping("/granted")
    List<GrantView> granted() {
        Member person = myself.member();
        return shown(mapper.givenFor(person.department(), person.id(), clock.instant()));
    }

    @PostMapping("/granted/{grant}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String grant, @Valid @RequestBody End end) {
        decisions.end(myself.member(), grant, end.reason().strip());
    }

    private List<GrantView> shown(List<Grant> grants) {
        journal.accessed(AccessKind.ADMINISTRATION);
        Map<String, Meant> studies = meant.of(grants);
        return grants.stream()
                .map(grant -> GrantView.of(grant, studies.get(grant.studyInstanceUid())))
                .toList();
    }
}
