package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the server keeps its objects' files. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    FileObjects fileObjects(DataDirectory directory, StorageSettings settings) {
        return new FileObjects(
                directory.folder("objects", "rwx------"), settings.reserve().toBytes());
    }
}
