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
    private final Sight sight;

    CookieFilter(Links links, PatientSessions patients, Sight sight) {
        this.links = links;
        this.patients = patients;
        this.sight = sight;
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
                address,
                "");
    }

    /** A link's cookie goes with its study alone, so it says more than the session of a person who does not see that study. */
    private void becomeOther(HttpServletRequest request) {
        Optional<Link> link = cookie(request, LinkSessionController.COOKIE)
                .flatMap(token -> links.find(LinkTokens.Use.SESSION, token));
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && session.getPrincipal() instanceof StaffPrincipal staff) {
            Caller person = staff.caller(request.getRemoteAddr());
            if (link.isEmpty() || link.get().objects().stream().anyMatch(object -> sight.opens(person, object))) {
                CurrentCaller.become(person, staff);
                return;
            }
        }
        link.ifPresent(found -> CurrentCaller.become(found.holder(true, request.getRemoteAddr())));
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
