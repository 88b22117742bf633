package io.yingdun.cloud.web;

import io.yingdun.foundation.pages.StaticPages;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;

/** The patient portal below {@code /patient/}, and at the short address that labels carry. */
@Configuration(proxyBeanMethods = false)
class PatientPages extends StaticPages {

    PatientPages() {
        super("patient");
    }

    /** Served and not redirected: the label's token stands in the fragment, which a redirect may lose. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        super.addViewControllers(registry);
        registry.addViewController("/q").setViewName("forward:/patient/index.html");
    }
}
