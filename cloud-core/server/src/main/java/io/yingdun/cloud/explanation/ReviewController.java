package io.yingdun.cloud.explanation;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.StudyGrants;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.explanation.ExplanationMapper.Kept;
import io.yingdun.cloud.explanation.ExplanationMapper.State;
import io.yingdun.cloud.report.ReportVersion;
import io.yingdun.cloud.report.ReportView;
import io.yingdun.cloud.report.Reports;
import io.yingdun.explain.engine.ExplainedSentence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Explanations that wait for a doctor, for those to whom the study is open. */
@RestController
@RequestMapping("/api/doctor/explanations")
class ReviewController {

    private static final int MOST_LOOKED_AT = 500;

    private final ExplanationMapper mapper;
    private final Explanations explanations;
    private final StudyGrants grants;
    private final Archive archive;
    private final Reports reports;
    private final Access access;
    private final AccessJournal journal;

    ReviewController(
            ExplanationMapper mapper,
            Explanations explanations,
            StudyGrants grants,
            Archive archive,
            Reports reports,
            Access access,
            AccessJournal journal) {
        this.mapper = mapper;
        this.explanations = explanations;
        this.grants = grants;
        this.archive = archive;
        this.reports = reports;
        this.access = access;
        this.journal = journal;
    }

    /** @param report the version */
    record Waiting(long report, String studyInstanceUid, Instant madeAt) {}

    /** The oldest first. */
    @GetMapping
    List<Waiting> waiting() {
        String person = access.current().id();
        List<Waiting> waiting = mapper.waiting(MOST_LOOKED_AT).stream()
                .filter(kept ->
                        grants.openUntil(person, kept.studyInstanceUid()).isPresent())
                .map(kept -> new Waiting(kept.reportVersion(), kept.studyInstanceUid(), kept.madeAt()))
                .toList();
        journal.accessed(AccessKind.SEARCH);
        return waiting;
    }

    /**
     * An explanation beside its report.
     *
     * @param written sentences of the report in the words of {@code model}, empty where there is none
     * @param replaced sentences told by rule in their place
     */
    record Beside(
            ReportView report,
            List<ExplainedSentence> sentences,
            int unexplained,
            State state,
            String model,
            int written,
            int replaced) {}

    @GetMapping("/{report}")
    Beside one(@PathVariable long report) {
        Kept kept = open(report);
        ReportVersion version = archive.study(kept.studyInstanceUid()).map(reports::of).stream()
                .flatMap(List::stream)
                .filter(one -> one.id() == report)
                .findFirst()
                .orElseThrow(Access::notThere);
        Beside beside = new Beside(
                ReportView.of(version),
                explanations.sentences(kept),
                kept.unexplained(),
                kept.state(),
                kept.model(),
                kept.written(),
                kept.replaced());
        journal.accessed(AccessKind.REPORT, kept.studyInstanceUid(), null, null, 0);
        return beside;
    }

    record Decision(
            @NotNull Boolean approved,
            @NotNull @Size(max = 500) String reason) {}

    /** Once. */
    @PostMapping("/{report}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable long report, @Valid @RequestBody Decision decision) {
        open(report);
        State state = decision.approved() ? State.APPROVED : State.REFUSED;
        explanations.decide(report, state, decision.reason().strip());
    }

    private Kept open(long report) {
        Kept kept = explanations.kept(report).orElseThrow(Access::notThere);
        access.requireStudy(kept.studyInstanceUid());
        return kept;
    }
}
