package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.Credentials;
import io.yingdun.foundation.login.PasswordChange;
import io.yingdun.foundation.login.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A staff member's session: who it is, log-in, log-out, another password. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final StaffLogin logins;
    private final Sessions sessions;
    private final AuditLog audit;

    SessionController(StaffLogin logins, Sessions sessions, AuditLog audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.audit = audit;
    }

    record User(String name, StaffRole role, boolean mustChangePassword) {}

    record SessionView(boolean authenticated, @Nullable User user) {

        static SessionView of(@Nullable StaffPrincipal staff) {
            return staff == null
                    ? new SessionView(false, null)
                    : new SessionView(true, new User(staff.name(), staff.role(), staff.mustChangePassword()));
        }
    }

    @GetMapping
    SessionView current() {
        return SessionView.of(CurrentCaller.staffOrNull());
    }

    @PostMapping
    SessionView logIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        StaffPrincipal staff = logins.logIn(credentials.user(), credentials.password(), request.getRemoteAddr());
        sessions.open(staff.authentication(), request, response);
        return SessionView.of(staff);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        Caller staff = CurrentCaller.required();
        audit.record("session.closed", staff.id(), Map.of("staff", staff.name()));
        sessions.close(request, response);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody PasswordChange change, HttpServletRequest request, HttpServletResponse response) {
        StaffPrincipal changed = logins.changePassword(
                CurrentCaller.required().name(), change.current(), change.next(), request.getRemoteAddr());
        sessions.open(changed.authentication(), request, response);
    }
}
