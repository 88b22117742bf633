package io.yingdun.management.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose time is up or whose officer was disabled, got another role or another password since: one look
 * at the officer's row for each request, so that a right taken away is gone at once. The request goes on as nobody's.
 */
final class SessionGuard extends OncePerRequestFilter {

    /** Kept open and renewed by the page itself, also when nobody sits in front of it. */
    private static final String EVENTS = "/api/events";

    private final OfficerMapper officers;
    private final Sessions sessions;

    SessionGuard(OfficerMapper officers, Sessions sessions) {
        this.officers = officers;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && mustEnd(request, session)) {
            session.invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    private boolean mustEnd(HttpServletRequest request, HttpSession session) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OfficerPrincipal principal)) {
            return true;
        }
        if (sessions.isOver(session, !request.getRequestURI().equals(EVENTS))) {
            return true;
        }
        Officer officer = officers.byId(principal.id());
        return officer == null || !officer.enabled() || officer.sessionEpoch() != principal.sessionEpoch();
    }
}
