package io.yingdun.cloud.access;

import io.yingdun.foundation.login.SessionCookies;
import io.yingdun.foundation.login.Sessions;
import io.yingdun.foundation.web.BrowserHeaders;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Turns {@link AccessRules} into the filter chain and sets what every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * What the viewer needs and no more: decoders are WebAssembly, run in workers that its bundler starts from blobs, and
     * give pictures as blobs; documents and videos are blobs; Ant Design writes style elements while it runs. Scripts come
     * from the server's own files.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; media-src blob:; "
            + "connect-src 'self'; worker-src 'self' blob:; frame-src blob:; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AccessRules rules,
            AccessFilters filters,
            AccessProblems refusals,
            EmbeddingSettings embedding,
            Sight sight,
            CsrfTokenRepository csrfTokens) {
        filters.install(http);
        return http.authorizeHttpRequests(requests -> table(rules, sight, requests))
                // Who sends a key or token is no browser that was led here by another page.
                .csrf(csrf ->
                        csrf.spa().csrfTokenRepository(csrfTokens).ignoringRequestMatchers(BearerFilter::isUsedBy))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals::notLoggedIn).accessDeniedHandler(refusals::refused))
                // Own pages say where they come from, for browsers that send nothing better; other sites learn nothing.
                .headers(headers -> {
                    BrowserHeaders.set(headers, CONTENT_SECURITY_POLICY, ReferrerPolicy.SAME_ORIGIN);
                    headers.addHeaderWriter(new FramedViewer(embedding.origins()));
                })
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    private static void table(
            AccessRules rules,
            Sight sight,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What was allowed as a request is also allowed to go on: the end of a stream, an error's page.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        for (AccessRules.Rule rule : rules.rules()) {
            rule.matchers()
                    .forEach(matcher ->
                            requests.requestMatchers(matcher).access(new RouteDecision(rule.permit(), sight)));
        }
        requests.anyRequest().denyAll();
    }

    @Bean
    AccessRules accessRules() {
        return new AccessRules();
    }

    @Bean
    Sessions sessions(CsrfTokenRepository csrfTokens, AccessSettings settings, Clock clock) {
        return new Sessions(csrfTokens, settings.idleTimeout(), settings.absoluteTimeout(), clock);
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new BrowserCsrfTokens();
    }

    @Bean
    SessionCookies sessionCookies(AccessSettings settings) {
        return new SessionCookies(settings.idleTimeout());
    }

    /** There is no second way in: without this bean the framework would make up a user of its own. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new AuthenticationServiceException("log-in is POST /api/session");
        };
    }
}
