package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.Credentials;
import io.yingdun.foundation.login.PasswordChange;
import io.yingdun.foundation.login.PasswordRules;
import io.yingdun.foundation.login.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {

    private final LoginService logins;
    private final OfficerService officers;
    private final Sessions sessions;
    private final AuditLog audit;

    SessionController(LoginService logins, OfficerService officers, Sessions sessions, AuditLog audit) {
        this.logins = logins;
        this.officers = officers;
        this.sessions = sessions;
        this.audit = audit;
    }

    record User(String name, String displayName, Role role, boolean mustChangePassword) {}

    record SessionView(boolean authenticated, @Nullable User user) {

        static SessionView of(@Nullable OfficerPrincipal officer) {
            return officer == null
                    ? new SessionView(false, null)
                    : new SessionView(
                            true,
                            new User(
                                    officer.name(),
                                    officer.displayName(),
                                    officer.role(),
                                    officer.mustChangePassword()));
        }
    }

    @GetMapping
    SessionView current(@AuthenticationPrincipal @Nullable OfficerPrincipal officer) {
        return SessionView.of(officer);
    }

    @PostMapping
    SessionView logIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        OfficerPrincipal officer = logins.logIn(credentials.user(), credentials.password(), request.getRemoteAddr());
        sessions.open(officer.authentication(), request, response);
        return SessionView.of(officer);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(
            @AuthenticationPrincipal OfficerPrincipal officer,
            HttpServletRequest request,
            HttpServletResponse response) {
        audit.record("session.closed", officer.id(), Map.of("officer", officer.name()));
        sessions.close(request, response);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @AuthenticationPrincipal OfficerPrincipal officer,
            @Valid @RequestBody PasswordChange change,
            HttpServletRequest request,
            HttpServletResponse response) {
        logins.confirm(officer, change.current(), request.getRemoteAddr());
        PasswordRules.check(change.next(), change.current(), officer.name());
        Officer changed = officers.changePassword(officer.id(), change.next());
        sessions.open(logins.principal(changed).authentication(), request, response);
    }
}
