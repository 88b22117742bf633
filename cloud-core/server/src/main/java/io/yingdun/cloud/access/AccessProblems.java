package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a refused request is told. */
@Component
class AccessProblems {

    /** A cookie came with a request for patients' data that no page of ours made. */
    static final class ForeignPage extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        ForeignPage() {
            super("made by a foreign page");
        }
    }

    /** The route is for the caller, the object in its address is not. */
    static final class OutOfSight extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        OutOfSight() {
            super("not open to the caller");
        }
    }

    private final ProblemWriter problems;
    private final AccessJournal journal;

    AccessProblems(ProblemWriter problems, AccessJournal journal) {
        this.problems = problems;
        this.journal = journal;
    }

    static ProblemException invalidToken() {
        return new ProblemException(
                "invalid-token",
                401,
                "Invalid token",
                "The key or link is unknown, used up, expired or revoked; ask whoever gave it to you for a new one.");
    }

    void notLoggedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(
                response,
                new ProblemException(
                        "not-logged-in",
                        401,
                        "Not logged in",
                        "Log in, or send an API key or a link's token as Authorization: Bearer."));
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        Caller caller = CurrentCaller.orNull();
        if (caller != null) {
            journal.refused(caller.actor(), "");
        }
        problems.write(response, problem(e, caller));
    }

    private static ProblemException problem(AccessDeniedException e, @Nullable Caller caller) {
        if (e instanceof CsrfException) {
            return new ProblemException(
                    "csrf-token-invalid",
                    403,
                    "CSRF token missing or wrong",
                    "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN; GET /api/session sets it.");
        }
        if (e instanceof ForeignPage) {
            return new ProblemException(
                    "foreign-page",
                    403,
                    "Foreign page",
                    "Images are shown by this server's own pages only; programs send an API key instead of a cookie.");
        }
        if (CurrentCaller.mustChangePassword()) {
            return new ProblemException(
                    "password-change-required",
                    403,
                    "Password change required",
                    "Choose a password of your own first: PUT /api/session/password.");
        }
        if (e instanceof OutOfSight || (caller != null && caller.kind() == Caller.Kind.LINK)) {
            return Access.notThere();
        }
        return new ProblemException(
                "forbidden",
                403,
                "Forbidden",
                "Your role or key does not include this; ask an administrator for one that does.");
    }
}
