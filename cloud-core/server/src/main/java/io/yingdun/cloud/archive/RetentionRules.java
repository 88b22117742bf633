package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rule by which studies are deleted after their time; without one, none is. */
@Service
class RetentionRules {

    private static final String SUBJECT = "archive";

    private final RetentionMapper mapper;
    private final Deletion deletion;
    private final AuditLog audit;
    private final Clock clock;

    RetentionRules(RetentionMapper mapper, Deletion deletion, AuditLog audit, Clock clock) {
        this.mapper = mapper;
        this.deletion = deletion;
        this.audit = audit;
        this.clock = clock;
    }

    @Nullable
    RetentionRule current() {
        return mapper.rule();
    }

    /** How many studies are past their years by this rule now. */
    long countPast(RetentionRule rule) {
        return mapper.countPast(rule.keptSince(clock.instant()));
    }

    /** @throws ProblemException {@code invalid-input} when that is less than the law asks for */
    @Transactional
    RetentionRule set(int keepYears, boolean noInpatients) {
        if (keepYears < RetentionRule.LEAST_YEARS) {
            throw ProblemException.invalid("keepYears", "at least " + RetentionRule.LEAST_YEARS);
        }
        if (keepYears < RetentionRule.LEAST_YEARS_OF_INPATIENTS && !noInpatients) {
            throw ProblemException.invalid(
                    "keepYears",
                    "at least " + RetentionRule.LEAST_YEARS_OF_INPATIENTS
                            + ", unless noInpatients says that the archive holds outpatients only");
        }
        RetentionRule rule =
                new RetentionRule(keepYears, noInpatients, audit.currentActor().name(), clock.instant());
        mapper.set(rule);
        audit.record("retention.set", SUBJECT, Map.of("keepYears", keepYears, "noInpatients", noInpatients));
        return rule;
    }

    /** From now on everything is kept. */
    @Transactional
    void lift() {
        if (mapper.lift() > 0) {
            audit.record("retention.lifted", SUBJECT, Map.of());
        }
    }

    List<String> past(Instant keptSince, int limit) {
        return mapper.past(keptSince, limit);
    }

    /**
     * Deletes a study, with an entry in the audit log, if it is still past its years and the rule still stands: nothing can
     * come for its patient meanwhile.
     *
     * @return whether it was deleted
     */
    @Transactional
    boolean deletePast(String studyUid, Instant keptSince, RetentionRule rule) {
        Long patient = mapper.lockPatientOf(studyUid);
        if (patient == null || !rule.equals(mapper.rule())) {
            return false;
        }
        mapper.lockStudiesOf(patient);
        if (!mapper.isPast(studyUid, keptSince)) {
            return false;
        }
        String reason = "kept for " + rule.keepYears() + " years, by the rule that " + rule.setBy() + " set";
        deletion.deleteStudy(studyUid, reason, AuditActor.SYSTEM);
        return true;
    }
}
