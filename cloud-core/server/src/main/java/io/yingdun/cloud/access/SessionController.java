package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.PasswordChange;
import io.yingdun.foundation.login.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    /** @param displayName as colleagues know the person */
    record User(String name, StaffRole role, boolean mustChangePassword, String displayName, String department) {}

    record SessionView(boolean authenticated, @Nullable User user) {

        static SessionView of(@Nullable StaffPrincipal staff) {
            return staff == null ? new SessionView(false, null) : new SessionView(true, staff.user());
        }
    }

    /** Never printed: people type passwords into the wrong field. */
    record LogIn(
            @NotNull @Size(max = 128) String user,
            @NotNull @Size(max = 256) String password,
            @Nullable @Size(max = 16) String code) {

        @Override
        public String toString() {
            return "LogIn";
        }
    }

    @GetMapping
    SessionView current() {
        return SessionView.of(CurrentCaller.staffOrNull());
    }

    @PostMapping
    SessionView logIn(@Valid @RequestBody LogIn typed, HttpServletRequest request, HttpServletResponse response) {
        String code = typed.code() == null ? "" : typed.code().strip();
        StaffPrincipal staff = logins.logIn(typed.user(), typed.password(), code, request.getRemoteAddr());
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
