package io.yingdun.cloud.access;

import io.yingdun.foundation.login.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** The CSRF token's cookie for browsers; programs that send a key or token are spared it with each answer. */
final class BrowserCsrfTokens implements CsrfTokenRepository {

    private final CsrfTokenRepository cookies = SessionCookies.csrfTokens();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return cookies.generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (!BearerFilter.isUsedBy(request)) {
            cookies.saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookies.loadToken(request);
    }
}
