package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
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

    /** Of all studies. After 30 years of even intake a night's due is a hundredth of that, 0.01 %. */
    private static final int NIGHTS_SHARE_PERCENT = 1;

    private static final long LEAST_SHARE = 20;
    private static final Duration APPROVAL_LASTS = Duration.ofDays(7);

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

    /** How many studies are deleted in one night without an administrator's approval. */
    long mostANight() {
        return Math.max(LEAST_SHARE, mapper.countStudies() * NIGHTS_SHARE_PERCENT / 100);
    }

    /** In the next night within a week as many studies may be deleted. */
    @Transactional
    void approve(long studies) {
        if (mapper.rule() == null) {
            throw new ProblemException(
                    "no-retention-rule", 409, "No rule", "Nothing is deleted without a rule. Set one first.");
        }
        mapper.approve(studies, audit.currentActor().name(), clock.instant());
        audit.record("retention.approved", SUBJECT, Map.of("studies", studies));
    }

    /**
     * Whether so many studies may be deleted this night. A clock that is years ahead makes everything look past its years:
     * more than a night's share is told in the audit log, and waits for an administrator.
     */
    @Transactional
    boolean mayDelete(long past, Instant now) {
        long most = mostANight();
        if (past <= most) {
            return true;
        }
        Long approved = mapper.takeApproval(now.minus(APPROVAL_LASTS), now);
        if (approved != null && past <= approved) {
            return true;
        }
        audit.recordSystemFailure("retention.stopped", SUBJECT, Map.of("past", past, "mostANight", most));
        return false;
    }

    long countPast(Instant keptSince) {
        return mapper.countPast(keptSince);
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
        mapper.withdrawApproval();
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
