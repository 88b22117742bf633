package io.yingdun.cloud.runtime;

import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** HTTPS listens where the settings say. */
@Component
class HttpsPort implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final CloudSettings settings;

    HttpsPort(CloudSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        server.setPort(settings.httpsPort());
    }
}
