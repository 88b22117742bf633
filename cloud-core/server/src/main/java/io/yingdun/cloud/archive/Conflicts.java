package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the index could not make clear by itself, until a person has decided. */
@Service
public class Conflicts {

    private final ConflictMapper mapper;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Clock clock;

    Conflicts(ConflictMapper mapper, Corrections corrections, AuditLog audit, Clock clock) {
        this.corrections = corrections;
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that show up most recently first. */
    public List<Conflict> open(int limit, long offset) {
        return mapper.newest(limit, offset).stream()
                .map(ConflictMapper.Row::conflict)
                .toList();
    }

    public List<Conflict> ofStudy(String studyInstanceUid) {
        return mapper.ofStudy(studyInstanceUid).stream()
                .map(ConflictMapper.Row::conflict)
                .toList();
    }

    public long count() {
        return mapper.count();
    }

    /** A person has dealt with it, and all stays as it is. When objects show the same again, it is open again. */
    @Transactional
    public void resolve(long id, String how, AuditActor by) {
        resolve(id, Conflict.Way.KEEP, how, by);
    }

    /**
     * A person has decided.
     *
     * @param how in the person's own words
     * @throws ProblemException {@code not-found} when there is no such open conflict, {@code no-patient-found} (409) when it
     *     is not about a patient
     */
    @Transactional
    public void resolve(long id, Conflict.Way way, String how, AuditActor by) {
        ConflictMapper.Row row = mapper.open(id);
        if (row == null) {
            throw ProblemException.notFound("open conflict");
        }
        Conflict conflict = row.conflict();
        if (way == Conflict.Way.GIVE_TO_FOUND) {
            if (conflict.kind() == Conflict.Kind.OTHER_BYTES) {
                throw new ProblemException(
                        "no-patient-found",
                        409,
                        "The conflict is not about a patient",
                        "Other bytes came, and no other patient. Resolve it with KEEP.");
            }
            corrections.giveToFound(conflict, how, by);
        }
        mapper.resolve(id, clock.instant(), by.name(), how, way);
        audit.recordAs(
                by,
                "conflict.resolved",
                Long.toString(id),
                Map.of("study", conflict.studyInstanceUid(), "way", way.name()));
    }
}
