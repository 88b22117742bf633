package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.ServerSettings;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the connection pool where the database is; the pool ends before the embedded one is stopped. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails database(ServerSettings settings, DataDirectory directory) {
        ServerSettings.Database external = settings.database();
        return external.embedded()
                ? EmbeddedPostgres.start(directory, settings).supervised()
                : ExternalPostgres.reached(external);
    }
}
