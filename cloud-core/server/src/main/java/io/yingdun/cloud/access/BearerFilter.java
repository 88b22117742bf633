package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who sends {@code Authorization} is who it says or nobody: a wrong one is refused, never replaced by a cookie that the
 * browser added. Secrets are read from this header only, never from the address, which ends up in logs and histories.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiKeyRing keys;
    private final Links links;
    private final AccessJournal journal;
    private final ProblemWriter problems;

    BearerFilter(ApiKeyRing keys, Links links, AccessJournal journal, ProblemWriter problems) {
        this.keys = keys;
        this.links = links;
        this.journal = journal;
        this.problems = problems;
    }

    static boolean isUsedBy(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            try {
                CurrentCaller.become(caller(header, request.getRemoteAddr()));
            } catch (ProblemException refusal) {
                refuse(response, refusal);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller caller(String header, String address) {
        String token = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
        Optional<ApiKeyRing.Held> held = ApiKeySecret.parse(token).flatMap(keys::find);
        if (held.isPresent()) {
            return service(held.get(), address);
        }
        Optional<Link> link = links.find(LinkTokens.Use.LINK, token);
        if (link.isPresent()) {
            return link.get().holder(false, address);
        }
        journal.refused(AuditActor.unidentified(address), "");
        throw AccessProblems.invalidToken();
    }

    private Caller service(ApiKeyRing.Held held, String address) {
        ApiKey key = held.key();
        Caller caller = new Caller(
                Caller.Kind.SERVICE,
                key.id(),
                key.actorName(),
                Caller.Kind.SERVICE.name(),
                key.scopeSet(),
                address,
                key.issuer());
        if (!held.isAllowedFrom(address)) {
            journal.refused(caller.actor(), "");
            throw new ProblemException(
                    "address-not-allowed",
                    403,
                    "Address not allowed",
                    "This key works from other addresses only; use it there or have its list of addresses changed.");
        }
        long wait = held.bucket().take();
        if (wait > 0) {
            throw ProblemException.throttled("rate-limited", wait);
        }
        return caller;
    }

    private void refuse(HttpServletResponse response, ProblemException refusal) throws IOException {
        if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        problems.write(response, refusal);
    }
}
