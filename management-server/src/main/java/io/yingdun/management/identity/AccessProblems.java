package io.yingdun.management.identity;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;

/** What a refused request is told. */
final class AccessProblems {

    private final ProblemWriter problems;

    AccessProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    void notLoggedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        problems.write(
                response, new ProblemException("not-logged-in", 401, "Not logged in", "Log in and send it again."));
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        problems.write(response, problem(e));
    }

    private static ProblemException problem(AccessDeniedException e) {
        if (e instanceof CsrfException) {
            return new ProblemException(
                    "csrf-token-invalid",
                    403,
                    "CSRF token missing or wrong",
                    "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN; GET /api/session sets it.");
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof OfficerPrincipal officer
                && officer.mustChangePassword()) {
            return new ProblemException(
                    "password-change-required",
                    403,
                    "Password change required",
                    "Choose a password of your own first: PUT /api/session/password.");
        }
        return new ProblemException(
                "forbidden", 403, "Forbidden", "Your role does not include this; ask an administrator.");
    }
}
