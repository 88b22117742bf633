package io.yingdun.cloud.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The person whom a session belongs to, as the session keeps it; each request makes a {@link Caller} of it. */
record StaffPrincipal(
        String id,
        String name,
        StaffRole role,
        boolean mustChangePassword,
        int sessionEpoch,
        String displayName,
        String department)
        implements Principal, Serializable {

    static StaffPrincipal of(Staff staff) {
        return new StaffPrincipal(
                staff.id(),
                staff.name(),
                staff.role(),
                staff.mustChangePassword(),
                staff.sessionEpoch(),
                staff.displayName(),
                staff.department());
    }

    SessionController.User user() {
        return new SessionController.User(name, role, mustChangePassword, displayName, department);
    }

    @Override
    public String getName() {
        return name;
    }

    /** As the session keeps it. */
    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }

    Caller caller(String address) {
        return new Caller(Caller.Kind.STAFF, id, name, role.name(), role.scopes(), address, "");
    }
}
