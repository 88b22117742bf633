package io.yingdun.foundation.runtime;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock that every feature reads, and the timer threads for work inside this process. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RuntimeConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
