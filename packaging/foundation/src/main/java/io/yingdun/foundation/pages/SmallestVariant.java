package io.yingdun.foundation.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * The smallest variant that the browser accepts. Browsers write {@code gzip, deflate, br} without meaning an order, and
 * {@code q=0} means refused (RFC 9110 §12.5.3); the framework sees an order in it and no refusal.
 */
final class SmallestVariant extends EncodedResourceResolver {

    /** Smallest first. */
    private static final List<String> CODINGS = List.of("br", "gzip");

    private static final Pattern REFUSED = Pattern.compile("q=0(\\.0*)?");

    SmallestVariant() {
        setContentCodings(CODINGS);
    }

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return super.resolveResourceInternal(request == null ? null : new Preference(request), path, locations, chain);
    }

    private static final class Preference extends HttpServletRequestWrapper {

        private Preference(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return value != null && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)
                    ? CODINGS.stream().filter(coding -> accepts(value, coding)).collect(Collectors.joining(", "))
                    : value;
        }

        private static boolean accepts(String value, String coding) {
            return Arrays.stream(value.toLowerCase(Locale.ROOT).split(","))
                    .map(one -> one.split(";", 2))
                    .anyMatch(one -> one[0].strip().equals(coding)
                            && !(one.length > 1
                                    && REFUSED.matcher(one[1].strip()).matches()));
        }
    }
}
