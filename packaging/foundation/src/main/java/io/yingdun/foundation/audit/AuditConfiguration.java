package io.yingdun.foundation.audit;

import io.yingdun.foundation.runtime.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    HeadWitness headWitness(DataDirectory directory) {
        return new HeadWitness(directory.folder("audit", "rwx------").resolve("heads"));
    }
}
