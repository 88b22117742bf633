package io.yingdun.foundation.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose time is up or whose person was disabled, got another role or another password since: looked up
 * for each request, so that a right taken away is gone at once. The request goes on as nobody's.
 */
public final class SessionGuard extends OncePerRequestFilter {

    private final Sessions sessions;
    private final Predicate<HttpServletRequest> guarded;
    private final Predicate<HttpServletRequest> madeByPerson;
    private final Predicate<Authentication> stillGood;

    /**
     * @param guarded requests that are looked at; others hold no data
     * @param madeByPerson false for what a page asks by itself, also when nobody sits in front of it
     * @param stillGood whether the one logged in may still be so
     */
    public SessionGuard(
            Sessions sessions,
            Predicate<HttpServletRequest> guarded,
            Predicate<HttpServletRequest> madeByPerson,
            Predicate<Authentication> stillGood) {
        this.sessions = sessions;
        this.guarded = guarded;
        this.madeByPerson = madeByPerson;
        this.stillGood = stillGood;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guarded.test(request);
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
        return authentication == null
                || sessions.isOver(session, madeByPerson.test(request))
                || !stillGood.test(authentication);
    }
}
