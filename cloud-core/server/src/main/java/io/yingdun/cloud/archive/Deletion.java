package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes for good, never without an entry in the audit log. The rows go first; their bytes follow within seconds. */
@Service
public class Deletion {

    private final Removal removal;
    private final RemovalMapper mapper;
    private final Holds holds;
    private final AuditLog audit;

    Deletion(Removal removal, RemovalMapper mapper, Holds holds, AuditLog audit) {
        this.removal = removal;
        this.mapper = mapper;
        this.holds = holds;
        this.audit = audit;
    }

    /**
     * Files of a PACS stay where they are; only their rows go.
     *
     * @param reason in words, for the audit log; without any person's data
     * @throws ProblemException {@code not-found} when there is no such study, {@code study-held} (409)
     */
    @Transactional
    public void deleteStudy(String studyInstanceUid, String reason, AuditActor by) {
        List<Long> instances = mapper.instancesOfStudy(studyInstanceUid);
        if (instances.isEmpty()) {
            throw ProblemException.notFound("study");
        }
        holds.requireFree(studyInstanceUid);
        int count = removal.remove(instances);
        audit.recordAs(by, "study.deleted", studyInstanceUid, Map.of("instances", count, "reason", reason));
    }
}
