package io.yingdun.management.identity;

import io.yingdun.foundation.runtime.StartFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the imaging cloud by the key in the file that both servers read; without such a file nobody is it. */
final class PortalKeyFilter extends OncePerRequestFilter {

    static final String ROUTES = "/api/portal/**";

    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST_KEY = 32;

    private final byte @Nullable [] key;

    PortalKeyFilter(@Nullable Path keyFile) {
        this.key = keyFile == null ? null : read(keyFile);
    }

    private static byte[] read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.length() < SHORTEST_KEY) {
                throw new IOException("it holds fewer than " + SHORTEST_KEY + " characters");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure(
                    "The imaging cloud's key in " + file + " cannot be read: " + e.getMessage() + ".",
                    "Write 64 random hex characters into it (mode 600), and give both servers the same file.",
                    e);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key != null
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(key, header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    new PortalPrincipal(), null, List.of(new SimpleGrantedAuthority("ROLE_" + PortalPrincipal.ROLE))));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
