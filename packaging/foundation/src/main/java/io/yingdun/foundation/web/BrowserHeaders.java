package io.yingdun.foundation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told with each answer, so that no other site frames, embeds or reads what is served here. */
public final class BrowserHeaders {

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private BrowserHeaders() {}

    /** @param referrer what other addresses are told of the page that asks; never one that tells other sites anything */
    public static void set(
            HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy, ReferrerPolicy referrer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(referrer))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds())
                                .includeSubDomains(false)
                                .requestMatcher(BrowserHeaders::isRealHost));
    }

    /** On localhost the header would force every other program of that machine to HTTPS. */
    private static boolean isRealHost(HttpServletRequest request) {
        String host = request.getServerName();
        return request.isSecure() && !host.equals("localhost") && !host.endsWith(".localhost");
    }
}
