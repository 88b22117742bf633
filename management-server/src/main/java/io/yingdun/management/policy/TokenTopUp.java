package io.yingdun.management.policy;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Twice an hour: whoever is connected and has less than twelve hours of tokens ahead gets new ones. */
@DisallowConcurrentExecution
class TokenTopUp extends QuartzJobBean {

    private final PolicyWorker worker;

    TokenTopUp(PolicyWorker worker) {
        this.worker = worker;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        worker.upkeep();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        JobDetail tokenTopUp() {
            return JobBuilder.newJob(TokenTopUp.class)
                    .withIdentity("token-top-up")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger tokenTopUpTrigger(JobDetail tokenTopUp) {
            return TriggerBuilder.newTrigger()
                    .forJob(tokenTopUp)
                    .withIdentity("token-top-up")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(30)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
