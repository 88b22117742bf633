package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.StaffDirectory.Member;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A doctor's work list: the studies that are open to them, and no others. */
@RestController
class WorkListController {

    private static final String DATE = "([0-9]{8})?";
    private static final int DEEPEST = 10_000;

    private final WorkListMapper mapper;
    private final Myself myself;
    private final AccessJournal journal;
    private final Clock clock;

    WorkListController(WorkListMapper mapper, Myself myself, AccessJournal journal, Clock clock) {
        this.mapper = mapper;
        this.myself = myself;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param openUntil null for an examination of one's own */
    record Listed(
            String studyInstanceUid,
            String patientName,
            String patientId,
            String birthDate,
            String sex,
            String studyDate,
            String studyTime,
            String accessionNumber,
            String studyDescription,
            List<String> modalities,
            List<String> bodyParts,
            int seriesCount,
            int instanceCount,
            @Nullable Instant openUntil) {

        static Listed of(WorkListMapper.Line line) {
            return new Listed(
                    line.studyInstanceUid(),
                    line.patientName(),
                    line.patientId(),
                    line.birthDate(),
                    line.sex(),
                    line.studyDate(),
                    line.studyTime(),
                    line.accessionNumber(),
                    line.studyDescription(),
                    values(line.modalities()),
                    values(line.bodyParts()),
                    line.seriesCount(),
                    line.instanceCount(),
                    line.openUntil());
        }

        private static List<String> values(String joined) {
            return Arrays.stream(joined.split("\\\\"))
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
    }

    /** @param more whether there is another page */
    record Page(List<Listed> studies, boolean more) {}

    @GetMapping("/api/doctor/studies")
    Page find(
            @RequestParam(defaultValue = "") @Size(max = 64) String name,
            @RequestParam(defaultValue = "") @Size(max = 64) String number,
            @RequestParam(defaultValue = "") @Size(max = 16) String modality,
            @RequestParam(defaultValue = "") @Pattern(regexp = DATE) String from,
            @RequestParam(defaultValue = "") @Pattern(regexp = DATE) String to,
            @RequestParam(defaultValue = "") @Size(max = 64) String bodyPart,
            @RequestParam(defaultValue = "") @Size(max = 64) String study,
            @RequestParam(defaultValue = "") @Size(max = 64) String patientOf,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) @Max(DEEPEST) int offset) {
        Member person = myself.member();
        List<Listed> found = mapper
                .find(
                        new WorkListMapper.Wanted(
                                person.id(),
                                person.staffNumber(),
                                person.department(),
                                name.strip(),
                                number.strip(),
                                modality,
                                from,
                                to,
                                bodyPart.strip(),
                                study,
                                patientOf,
                                limit + 1,
                                offset),
                        clock.instant())
                .stream()
                .map(Listed::of)
                .toList();
        journal.accessed(AccessKind.SEARCH);
        return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }
}
