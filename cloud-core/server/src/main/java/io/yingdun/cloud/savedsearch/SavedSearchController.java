package io.yingdun.cloud.savedsearch;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A doctor's own saved searches. */
@RestController
@RequestMapping("/api/doctor/searches")
class SavedSearchController {

    private static final int MOST = 30;

    private final SavedSearchMapper mapper;
    private final Access access;
    private final AccessJournal journal;
    private final Clock clock;

    SavedSearchController(SavedSearchMapper mapper, Access access, AccessJournal journal, Clock clock) {
        this.mapper = mapper;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    record Saved(String id, String name, Wanted wanted) {

        static Saved of(SavedSearchMapper.Row row) {
            return new Saved(
                    row.id(),
                    row.name(),
                    new Wanted(row.text(), row.modality(), row.bodyPart(), row.days(), row.fromDate(), row.toDate()));
        }
    }

    record NewSearch(
            @NotBlank @Size(max = 32) String name,
            @NotNull @Valid Wanted wanted) {}

    /** Written down, as a text may be a patient's name. */
    @GetMapping
    List<Saved> own() {
        List<Saved> own =
                mapper.of(access.current().id()).stream().map(Saved::of).toList();
        journal.accessed(AccessKind.SEARCH);
        return own;
    }

    /** @throws ProblemException {@code invalid-input} where there are too many */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@Valid @RequestBody NewSearch search) {
        String staff = access.current().id();
        String name = search.name().strip();
        List<SavedSearchMapper.Row> own = mapper.of(staff);
        if (own.size() >= MOST && own.stream().noneMatch(row -> row.name().equals(name))) {
            throw ProblemException.invalid("name", "at most " + MOST + " searches are kept");
        }
        Wanted wanted = search.wanted();
        mapper.save(
                staff,
                new SavedSearchMapper.Row(
                        OpaqueId.next(),
                        name,
                        wanted.text().strip(),
                        wanted.modality(),
                        wanted.bodyPart(),
                        wanted.days(),
                        wanted.from(),
                        wanted.to()),
                clock.instant());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String id) {
        if (mapper.delete(access.current().id(), id) == 0) {
            throw Access.notThere();
        }
    }
}
