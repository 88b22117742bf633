package io.yingdun.foundation.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Opens, ends and ages sessions. Each log-in and each new password gets a new session under a new id, with nothing
 * taken over from the old one (session fixation), and a new CSRF token. Sessions live in this process's memory and end
 * with it.
 */
public final class Sessions {

    private static final String OPENED = Sessions.class.getName() + ".opened";
    private static final String LAST_USED = Sessions.class.getName() + ".lastUsed";

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository csrfTokens;
    private final Duration idleTimeout;
    private final Duration absoluteTimeout;
    private final Clock clock;

    /**
     * @param idleTimeout a session without a request for so long is over
     * @param absoluteTimeout a session older than this is over
     */
    public Sessions(CsrfTokenRepository csrfTokens, Duration idleTimeout, Duration absoluteTimeout, Clock clock) {
        this.csrfTokens = csrfTokens;
        this.idleTimeout = idleTimeout;
        this.absoluteTimeout = absoluteTimeout;
        this.clock = clock;
    }

    public void open(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(OPENED, clock.instant());
        session.setAttribute(LAST_USED, clock.instant());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    public void close(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        SecurityContextHolder.clearContext();
        csrfTokens.saveToken(null, request, response);
    }

    private static void end(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
    }

    /** Whether the session's time is up. A request that a person made, not the page by itself, starts the idle time anew. */
    boolean isOver(HttpSession session, boolean madeByPerson) {
        Instant now = clock.instant();
        if (!(session.getAttribute(OPENED) instanceof Instant opened)
                || !(session.getAttribute(LAST_USED) instanceof Instant lastUsed)) {
            return true;
        }
        if (opened.plus(absoluteTimeout).isBefore(now)
                || lastUsed.plus(idleTimeout).isBefore(now)) {
            return true;
        }
        if (madeByPerson) {
            session.setAttribute(LAST_USED, now);
        }
        return false;
    }
}
