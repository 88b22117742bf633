package io.yingdun.management.tracing;

import io.yingdun.foundation.runtime.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    PictureStore pictureStore(DataDirectory directory) {
        return new PictureStore(directory.folder("traces", "rwx------"));
    }
}
