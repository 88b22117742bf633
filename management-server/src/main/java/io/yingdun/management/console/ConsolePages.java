package io.yingdun.management.console;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * {@code /} leads to {@code /console/}; below it files are served as they are, and any other path is the single-page
 * application's own, so it gets {@code index.html}. Built files carry a hash in their name and are cached for ever.
 */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

    private static final String FILES = "META-INF/resources/console/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/console/");
        registry.addRedirectViewController("/console", "/console/");
        // The empty path below /console/ names no file, so the resource handler would answer 404.
        registry.addViewController("/console/").setViewName("forward:/console/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/" + FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/" + FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ApplicationPaths());
    }

    private static final class ApplicationPaths extends PathResourceResolver {

        private final Resource index = new ClassPathResource(FILES + "index.html");

        @Override
        protected Resource getResource(String path, Resource location) throws java.io.IOException {
            Resource file = super.getResource(path, location);
            // A name with a dot is a file that is missing, not a page of the application.
            boolean page = !path.substring(path.lastIndexOf('/') + 1).contains(".");
            return file == null && page && index.exists() ? index : file;
        }
    }
}
