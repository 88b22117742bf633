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
    private final AuditLog audit;
    private final Clock clock;

    Conflicts(ConflictMapper mapper, AuditLog audit, Clock clock) {
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

    /**
     * A person has dealt with it. When objects show the same again, it is open again.
     *
     * @param how in the person's own words
     * @throws ProblemException {@code not-found} when there is no such open conflict
     */
    @Transactional
    public void resolve(long id, String how, AuditActor by) {
        String study = mapper.resolve(id, clock.instant(), by.name(), how);
        if (study == null) {
            throw ProblemException.notFound("open conflict");
        }
        audit.recordAs(by, "conflict.resolved", Long.toString(id), Map.of("study", study));
    }
}
