package io.yingdun.cloud.archive;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes what is past its years by the rule: once a night, on one node, each study for itself. */
@Component
@DisallowConcurrentExecution
class Retention implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int STUDIES_AT_ONCE = 100;

    private final RetentionRules rules;
    private final Clock clock;

    Retention(RetentionRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        int deleted = deletePast(clock.instant());
        if (deleted > 0) {
            LOG.info("{} studies deleted after their time", deleted);
        }
    }

    /** @return how many studies were deleted */
    int deletePast(Instant now) {
        RetentionRule rule = rules.current();
        if (rule == null || now.isBefore(rule.effectiveFrom())) {
            return 0;
        }
        Instant keptSince = rule.keptSince(now);
        long past = rules.countPast(keptSince);
        if (!rules.mayDelete(past, now)) {
            LOG.error(
                    "{} studies are past their years, more than a night's share: none was deleted. Is the clock right? An"
                            + " administrator may approve so many (POST /api/retention/approval)",
                    past);
            return 0;
        }
        int deleted = 0;
        int last = -1;
        while (deleted > last) {
            last = deleted;
            List<String> some = rules.past(keptSince, STUDIES_AT_ONCE);
            deleted += (int) some.stream()
                    .filter(study -> rules.deletePast(study, keptSince, rule))
                    .count();
        }
        return deleted;
    }
}
