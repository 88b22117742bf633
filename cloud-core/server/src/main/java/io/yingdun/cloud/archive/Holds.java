package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Studies that nobody deletes until they are released: records that were sealed in a dispute, most of all. */
@Service
class Holds {

    private final HoldMapper mapper;
    private final AuditLog audit;
    private final Clock clock;

    Holds(HoldMapper mapper, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    List<StudyHold> all() {
        return mapper.all();
    }

    /**
     * One that is held already stays so, for the reason given first.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    void hold(String studyUid, String reason) {
        if (mapper.lock(studyUid) == null) {
            throw ProblemException.notFound("study");
        }
        if (mapper.hold(new StudyHold(studyUid, reason, audit.currentActor().name(), clock.instant())) > 0) {
            audit.record("study.held", studyUid, Map.of("reason", reason));
        }
    }

    @Transactional
    void release(String studyUid) {
        if (mapper.release(studyUid) > 0) {
            audit.record("study.released", studyUid, Map.of());
        }
    }

    /** @throws ProblemException {@code study-held} (409) */
    void requireFree(String studyUid) {
        if (mapper.isHeld(studyUid)) {
            throw new ProblemException(
                    "study-held",
                    409,
                    "The study is held",
                    "It is kept for a reason: see GET /api/retention/holds. Have it released first.");
        }
    }
}
