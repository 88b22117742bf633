package io.yingdun.cloud.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Lets the named origins frame the viewer's pages (CSP Level 3 §6.4.2, frame-ancestors), and nothing else of the server.
 * Comes after the writers that forbid it everywhere.
 */
final class FramedViewer implements HeaderWriter {

    private static final String POLICY = "Content-Security-Policy";
    private static final String NOBODY = "frame-ancestors 'none'";

    private final List<String> origins;

    FramedViewer(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String policy = response.getHeader(POLICY);
        if (origins.isEmpty() || policy == null || !request.getRequestURI().startsWith("/viewer/")) {
            return;
        }
        response.setHeader(POLICY, policy.replace(NOBODY, "frame-ancestors " + String.join(" ", origins)));
        // It knows no list of origins, and browsers that know frame-ancestors do not heed it.
        response.setHeader("X-Frame-Options", null);
    }
}
