package io.yingdun.management.identity;

import io.yingdun.foundation.login.SessionCookies;
import io.yingdun.foundation.login.SessionGuard;
import io.yingdun.foundation.login.Sessions;
import io.yingdun.foundation.problem.ProblemWriter;
import io.yingdun.foundation.web.BodyLimit;
import io.yingdun.foundation.web.BrowserHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Turns {@link AccessRules} into the filter chain and sets what every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Ant Design writes style elements while it runs; scripts come from the server's own files only. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    /** Kept open and renewed by the page itself, also when nobody sits in front of it. */
    private static final String EVENTS = "/api/events";

    /**
     * These take files, and look at their size themselves. Only with the header that a page of ours sends: without it the
     * body would be read in search of the token, before it is known who sends it.
     */
    private static final Set<String> FILES = Set.of("/api/traces", "/api/assets/preview");

    private static final String CSRF_HEADER = "X-XSRF-TOKEN";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            ProblemWriter problems,
            OfficerMapper officers,
            Sessions sessions,
            IdentitySettings settings,
            CsrfTokenRepository csrfTokens) {
        AccessProblems refusals = new AccessProblems(problems);
        return http.authorizeHttpRequests(SecurityConfiguration::table)
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(csrfTokens)
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.pathPattern("/api/enrolment"),
                                PathPatternRequestMatcher.pathPattern(PortalKeyFilter.ROUTES)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals::notLoggedIn).accessDeniedHandler(refusals::refused))
                .addFilterBefore(
                        new BodyLimit(problems, SecurityConfiguration::bringsFiles), SecurityContextHolderFilter.class)
                .addFilterAfter(guard(officers, sessions), SecurityContextHolderFilter.class)
                .addFilterAfter(new PortalKeyFilter(settings.portalKeyFile()), SessionGuard.class)
                .headers(headers -> BrowserHeaders.set(headers, CONTENT_SECURITY_POLICY, ReferrerPolicy.NO_REFERRER))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    static boolean bringsFiles(HttpServletRequest request) {
        return FILES.contains(request.getRequestURI()) && request.getHeader(CSRF_HEADER) != null;
    }

    private static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What was allowed as a request is also allowed to go on: the end of an event stream, an error's page.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        for (AccessRules.Rule rule : AccessRules.TABLE) {
            requests.requestMatchers(matcher(rule)).access(decision(rule.access()));
        }
        requests.anyRequest().denyAll();
    }

    private static PathPatternRequestMatcher matcher(AccessRules.Rule rule) {
        return rule.method() == null
                ? PathPatternRequestMatcher.pathPattern(rule.pattern())
                : PathPatternRequestMatcher.pathPattern(rule.method(), rule.pattern());
    }

    private static AuthorizationManager<RequestAuthorizationContext> decision(Access access) {
        return (authentication, context) -> {
            Object principal = authentication.get().getPrincipal();
            return new AuthorizationDecision(access.everyone()
                    || (access.portal() && principal instanceof PortalPrincipal)
                    || (principal instanceof OfficerPrincipal officer && access.permits(officer)));
        };
    }

    @Bean
    Sessions sessions(CsrfTokenRepository csrfTokens, IdentitySettings settings, Clock clock) {
        return new Sessions(csrfTokens, settings.idleTimeout(), settings.absoluteTimeout(), clock);
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return SessionCookies.csrfTokens();
    }

    @Bean
    SessionCookies sessionCookies(IdentitySettings settings) {
        return new SessionCookies(settings.idleTimeout());
    }

    private static SessionGuard guard(OfficerMapper officers, Sessions sessions) {
        return new SessionGuard(
                sessions,
                request -> request.getRequestURI().startsWith("/api/"),
                request -> !request.getRequestURI().equals(EVENTS),
                authentication -> isStillGood(authentication, officers));
    }

    private static boolean isStillGood(Authentication authentication, OfficerMapper officers) {
        if (!(authentication.getPrincipal() instanceof OfficerPrincipal principal)) {
            return false;
        }
        Officer officer = officers.byId(principal.id());
        return officer != null && officer.enabled() && officer.sessionEpoch() == principal.sessionEpoch();
    }

    /** There is no second way in: without this bean the framework would make up a user of its own. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new AuthenticationServiceException("log-in is POST /api/session");
        };
    }
}
