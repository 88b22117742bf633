package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Turns {@link AccessRules} into the filter chain and sets what every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, ProblemWriter problems, ApiKeyRing keys, AccessJournal journal) {
        AccessProblems refusals = new AccessProblems(problems, journal);
        return http.authorizeHttpRequests(SecurityConfiguration::table)
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerFilter::isUsedBy))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals::notLoggedIn).accessDeniedHandler(refusals::refused))
                .addFilterAfter(new BearerFilter(keys, journal, problems), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    private static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What was allowed as a request is also allowed to go on: the end of a stream, an error's page.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        for (AccessRules.Rule rule : AccessRules.TABLE) {
            requests.requestMatchers(matcher(rule)).access(decision(rule.permit()));
        }
        requests.anyRequest().denyAll();
    }

    static PathPatternRequestMatcher matcher(AccessRules.Rule rule) {
        return rule.method() == null
                ? PathPatternRequestMatcher.pathPattern(rule.pattern())
                : PathPatternRequestMatcher.pathPattern(rule.method(), rule.pattern());
    }

    private static AuthorizationManager<RequestAuthorizationContext> decision(Permit permit) {
        return (authentication, context) -> {
            if (permit.everyone()) {
                return new AuthorizationDecision(true);
            }
            Caller caller = CurrentCaller.of(authentication.get());
            return new AuthorizationDecision(
                    caller != null && permit.permits(caller) && sees(caller, context.getVariables()));
        };
    }

    /** What the address names by its variables; a route without them lets a link in only where it says so itself. */
    private static boolean sees(Caller caller, Map<String, String> variables) {
        String study = variables.get("study");
        return study == null || caller.sees(new DicomObject(study, variables.get("series"), variables.get("instance")));
    }

    /** There is no second way in: without this bean the framework would make up a user of its own. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new AuthenticationServiceException("log-in is POST /api/session");
        };
    }
}
