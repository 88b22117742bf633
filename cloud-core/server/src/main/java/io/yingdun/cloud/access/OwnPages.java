package io.yingdun.cloud.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whether a page of this server makes a request, or a person who typed the address. Another site's page cannot read the
 * answers, but it could show the picture that a cookie brings (hot-linking). Browsers say where a request comes from by
 * {@code Sec-Fetch-Site} (W3C Fetch Metadata); those before 2023 by {@code Origin} or {@code Referer} at least, which our
 * own pages send to this server ({@code Referrer-Policy: same-origin}). Who says nothing is refused.
 */
final class OwnPages {

    private OwnPages() {}

    static boolean makes(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return isOwn(origin != null ? origin : request.getHeader(HttpHeaders.REFERER), request);
    }

    private static boolean isOwn(@Nullable String address, HttpServletRequest request) {
        if (address == null) {
            return false;
        }
        try {
            URI from = URI.create(address);
            int port = from.getPort() < 0 ? 443 : from.getPort();
            return "https".equals(from.getScheme())
                    && request.getServerName().equalsIgnoreCase(from.getHost())
                    && request.getServerPort() == port;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
