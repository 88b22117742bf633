package io.yingdun.cloud.archive;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds the patients whom corrections are about, by what a person knows of them. */
@RestController
@RequestMapping("/api/archive/patients")
class PatientController {

    private final PatientMapper mapper;
    private final AccessJournal journal;

    PatientController(PatientMapper mapper, AccessJournal journal) {
        this.mapper = mapper;
        this.journal = journal;
    }

    /** Values match as in QIDO-RS; {@code name} by the beginnings of its words. */
    @GetMapping
    List<PatientMapper.Row> find(
            @RequestParam(defaultValue = "") String patientId,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        if (patientId.isBlank() && name.isBlank()) {
            throw ProblemException.invalid("patientId", "Give patientId or name, and issuer where it is known.");
        }
        Map<SearchKey, String> keys = new EnumMap<>(SearchKey.class);
        keys.put(SearchKey.PATIENT_ID, patientId);
        keys.put(SearchKey.ISSUER_OF_PATIENT_ID, issuer);
        keys.put(SearchKey.PATIENT_NAME, name);
        List<PatientMapper.Row> found =
                mapper.find(SearchStatement.of(SearchLevel.STUDY, new ArchiveQuery(keys, true, limit, offset)));
        journal.accessed(AccessKind.ADMINISTRATION);
        return found;
    }
}
