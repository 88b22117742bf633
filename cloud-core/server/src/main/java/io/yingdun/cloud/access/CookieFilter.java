package io.yingdun.cloud.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the {@link Caller} of a request without {@code Authorization}: the person of the session, else the holder of an
 * exchanged link. A cookie that is good for nothing makes a request nobody's.
 */
final class CookieFilter extends OncePerRequestFilter {

    private final Links links;

    CookieFilter(Links links) {
        this.links = links;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BearerFilter.isUsedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && session.getPrincipal() instanceof StaffPrincipal staff) {
            CurrentCaller.become(staff.caller(request.getRemoteAddr()), staff);
        } else {
            linkCookie(request)
                    .flatMap(token -> links.find(LinkTokens.Use.SESSION, token))
                    .ifPresent(link -> CurrentCaller.become(link.holder(true, request.getRemoteAddr())));
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> linkCookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(LinkSessionController.COOKIE)) {
                    return Optional.ofNullable(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
