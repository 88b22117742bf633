package io.yingdun.cloud.inplace;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/in-place")
class InPlaceController {

    private static final int MOST_FAILURES = 1_000;

    private final InPlace inPlace;
    private final AccessJournal journal;

    InPlaceController(InPlace inPlace, AccessJournal journal) {
        this.journal = journal;
        this.inPlace = inPlace;
    }

    @GetMapping
    List<InPlace.Progress> progress() {
        return inPlace.progress();
    }

    /** Paths are relative to the folder. They may hold patients' names: for administrators only, and in no log. */
    @GetMapping("/{folder}/failures")
    List<FileMapper.Failure> failures(
            @PathVariable long folder,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long offset) {
        List<FileMapper.Failure> failures =
                inPlace.failures(folder, Math.max(1, Math.min(limit, MOST_FAILURES)), Math.max(0, offset));
        journal.accessed(AccessKind.ADMINISTRATION);
        return failures;
    }

    @PostMapping("/{folder}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable long folder) {
        inPlace.pause(folder, true);
    }

    @PostMapping("/{folder}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable long folder) {
        inPlace.pause(folder, false);
    }

    @PostMapping("/{folder}/rescan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rescan(@PathVariable long folder) {
        inPlace.rescan(folder);
    }
}
