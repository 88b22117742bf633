package io.yingdun.management.console;

import io.yingdun.foundation.pages.StaticPages;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;

/** The console below {@code /console/}, to which {@code /} leads. */
@Configuration(proxyBeanMethods = false)
class ConsolePages extends StaticPages {

    ConsolePages() {
        super("console");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/console/");
        super.addViewControllers(registry);
    }
}
