package io.yingdun.foundation.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The static pages of one application, from {@code META-INF/resources/NAME/} to {@code /NAME/}. Files are served as they
 * are, any other path is the single-page application's own and gets {@code index.html}. Files below {@code assets} carry
 * a hash in their name and are cached for ever. A {@code .br} or {@code .gz} variant beside a file is sent in its place
 * to whoever accepts it.
 *
 * <p>A server declares a subclass as configuration and opens the paths by its own rules.
 */
public abstract class StaticPages implements WebMvcConfigurer {

    /** The framework's cache of answers has no limit and takes any path that a stranger invents. */
    private static final boolean REMEMBERED = false;

    private final String path;
    private final String files;

    protected StaticPages(String name) {
        this.path = "/" + name;
        this.files = "META-INF/resources/" + name + "/";
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController(path, path + "/").setKeepQueryParams(true);
        // The empty path below it names no file, so the resource handler would answer 404.
        registry.addViewController(path + "/").setViewName("forward:" + path + "/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(path + "/assets/**")
                .addResourceLocations("classpath:/" + files + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(REMEMBERED)
                .addResolver(new SmallestVariant())
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler(path + "/**")
                .addResourceLocations("classpath:/" + files)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(REMEMBERED)
                .addResolver(new SmallestVariant())
                .addResolver(new ApplicationPaths(new ClassPathResource(files + "index.html")));
    }

    private static final class ApplicationPaths extends PathResourceResolver {

        private static final Pattern FILE = Pattern.compile("\\.[a-z][a-z0-9]*$", Pattern.CASE_INSENSITIVE);

        private final Resource index;

        private ApplicationPaths(Resource index) {
            this.index = index;
        }

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            // What ends as a file's name does is a file that is missing, not a page; numbers with dots, as UIDs, name
            // pages.
            boolean page = !FILE.matcher(path).find();
            return file == null && page && index.exists() ? index : file;
        }
    }
}
