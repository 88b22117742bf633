package io.yingdun.cloud.archive;

import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When {@link Retention} runs. */
@Configuration(proxyBeanMethods = false)
class RetentionSchedule {

    private static final String NAME = "archive-retention";

    @Bean
    JobDetail archiveRetention() {
        return JobBuilder.newJob(Retention.class)
                .withIdentity(NAME)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger archiveRetentionNightly(JobDetail archiveRetention) {
        return TriggerBuilder.newTrigger()
                .forJob(archiveRetention)
                .withIdentity(NAME)
                .withSchedule(CronScheduleBuilder.cronSchedule("0 40 2 * * ?"))
                .build();
    }
}
