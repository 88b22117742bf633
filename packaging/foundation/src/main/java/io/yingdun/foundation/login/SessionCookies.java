package io.yingdun.foundation.login;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The cookies of a person's session: sent over HTTPS and by the server's own pages only; the session's own is out of
 * reach of scripts, the CSRF token's is made to be read by them.
 */
@Order(Ordered.LOWEST_PRECEDENCE) // Last, so that no setting of the framework weakens the cookie.
public final class SessionCookies implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    /** Of the session's own cookie. */
    public static final String NAME = "YINGDUN_SESSION";

    private final Duration idleTimeout;

    public SessionCookies(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        Session session = new Session();
        session.setTimeout(idleTimeout);
        session.setPersistent(false);
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        Cookie cookie = session.getCookie();
        cookie.setName(NAME);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setSameSite(Cookie.SameSite.STRICT);
        server.setSession(session);
    }

    public static CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Strict"));
        return tokens;
    }
}
