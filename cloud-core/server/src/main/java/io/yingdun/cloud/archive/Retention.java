package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes what has been kept for as long as the settings say: once a night, on one node, each study for itself. */
@Component
@DisallowConcurrentExecution
class Retention implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int STUDIES_AT_ONCE = 100;

    private final RetentionSettings settings;
    private final RemovalMapper mapper;
    private final Deletion deletion;
    private final Clock clock;

    Retention(RetentionSettings settings, RemovalMapper mapper, Deletion deletion, Clock clock) {
        this.settings = settings;
        this.mapper = mapper;
        this.deletion = deletion;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        if (settings.keepYears() > 0) {
            Instant before = clock.instant()
                    .atOffset(ZoneOffset.UTC)
                    .minusYears(settings.keepYears())
                    .toInstant();
            LOG.info("{} studies deleted after their time", deleteUntouchedSince(before));
        }
    }

    int deleteUntouchedSince(Instant before) {
        int deleted = 0;
        for (List<String> some = next(before); !some.isEmpty(); some = next(before)) {
            some.forEach(
                    study -> deletion.deleteStudy(study, "kept for as long as the settings say", AuditActor.SYSTEM));
            deleted += some.size();
        }
        return deleted;
    }

    private List<String> next(Instant before) {
        return mapper.studiesUntouchedSince(before, STUDIES_AT_ONCE);
    }
}
