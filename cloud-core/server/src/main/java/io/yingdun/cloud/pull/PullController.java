package io.yingdun.cloud.pull;

import io.yingdun.cloud.dimse.PeerArchives.Retrieval;
import io.yingdun.cloud.runtime.HoursOfDay;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pulls, for administrators. */
@RestController
@RequestMapping("/api/pulls")
class PullController {

    private static final int USUAL_STUDIES_PER_HOUR = 120;
    private static final int MOST_FAILURES = 1_000;

    /** Each day is asked for; older than this no digital study is. */
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;

    private final Pulls pulls;

    PullController(Pulls pulls) {
        this.pulls = pulls;
    }

    /** @param peer AE title; what is left out: no last day, MOVE, 120 studies an hour, at all hours */
    record PullInput(
            @NotBlank String peer,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable Retrieval retrieval,
            @Nullable @Min(1) @Max(100_000) Integer studiesPerHour,
            @Nullable String hours) {

        Pulls.Wanted wanted() {
            if (from.isBefore(FIRST_DAY)) {
                throw ProblemException.invalid("from", "is not before " + FIRST_DAY);
            }
            if (to != null && to.isBefore(from)) {
                throw ProblemException.invalid("to", "is not before from");
            }
            String when = hours == null ? "" : hours.strip();
            if (HoursOfDay.parse(when).isEmpty()) {
                throw ProblemException.invalid("hours", "two times of the day, for example 22:00-06:00");
            }
            return new Pulls.Wanted(
                    peer,
                    from,
                    to,
                    retrieval == null ? Retrieval.MOVE : retrieval,
                    studiesPerHour == null ? USUAL_STUDIES_PER_HOUR : studiesPerHour,
                    when);
        }
    }

    /**
     * A pull and how far it is.
     *
     * @param nextDate all studies of the days before it are in the numbers
     * @param instances fetched
     */
    record PullView(
            String id,
            String peer,
            LocalDate from,
            @Nullable LocalDate to,
            Retrieval retrieval,
            int studiesPerHour,
            String hours,
            Pull.State state,
            LocalDate nextDate,
            int waiting,
            int present,
            int fetched,
            int failed,
            long instances,
            String note,
            Instant createdAt,
            String createdBy) {}

    private PullView view(Pull pull) {
        List<PullMapper.Count> counts = pulls.counts(pull.id());
        return new PullView(
                pull.id(),
                pull.peer(),
                pull.fromDate(),
                pull.toDate(),
                pull.retrieval(),
                pull.studiesPerHour(),
                pull.hours(),
                pull.state(),
                pull.nextDate(),
                studies(counts, PullMapper.StudyState.WAITING),
                studies(counts, PullMapper.StudyState.PRESENT),
                studies(counts, PullMapper.StudyState.FETCHED),
                studies(counts, PullMapper.StudyState.FAILED),
                counts.stream().mapToLong(PullMapper.Count::instances).sum(),
                pull.note(),
                pull.createdAt(),
                pull.createdBy());
    }

    private static int studies(List<PullMapper.Count> counts, PullMapper.StudyState state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToInt(PullMapper.Count::studies)
                .sum();
    }

    @GetMapping
    List<PullView> list() {
        return pulls.all().stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    PullView show(@PathVariable String id) {
        return view(pulls.required(id));
    }

    @GetMapping("/{id}/failures")
    List<PullMapper.Failure> failures(@PathVariable String id) {
        return pulls.failures(id, MOST_FAILURES);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PullView begin(@Valid @RequestBody PullInput input) {
        return view(pulls.begin(input.wanted()));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable String id) {
        pulls.stop(id);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String id) {
        pulls.resume(id);
    }
}
