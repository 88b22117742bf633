package io.yingdun.cloud.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the {@link Caller} of a request without {@code Authorization}: the patient, on the routes that their cookie goes with, else
 * the person of the session, else the holder of an exchanged link. A cookie that is good for nothing makes a request nobody's.
 */
final class CookieFilter extends OncePerRequestFilter {

    private final Links links;
    private final PatientSessions patients;

    CookieFilter(Links links, PatientSessions patients) {
        this.links = links;
        this.patients = patients;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BearerFilter.isUsedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<PatientSessions.Holder> patient =
                cookie(request, PatientSessions.COOKIE).flatMap(patients::find);
        if (patient.isPresent()) {
            CurrentCaller.become(caller(patient.get(), request.getRemoteAddr()));
        } else {
            becomeOther(request);
        }
        chain.doFilter(request, response);
    }

    private static Caller caller(PatientSessions.Holder patient, String address) {
        return new Caller(
                Caller.Kind.PATIENT,
                patient.session(),
                patient.name(),
                PatientSessions.ROLE,
                Set.of(Scope.READ),
                Set.of(),
                address,
                "");
    }

    private void becomeOther(HttpServletRequest request) {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && session.getPrincipal() instanceof StaffPrincipal staff) {
            CurrentCaller.become(staff.caller(request.getRemoteAddr()), staff);
        } else {
            cookie(request, LinkSessionController.COOKIE)
                    .flatMap(token -> links.find(LinkTokens.Use.SESSION, token))
                    .ifPresent(link -> CurrentCaller.become(link.holder(true, request.getRemoteAddr())));
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.ofNullable(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
