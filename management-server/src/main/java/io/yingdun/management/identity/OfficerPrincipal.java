package io.yingdun.management.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The officer whom a session belongs to.
 *
 * @param sessionEpoch grows when the officer's password, role or standing changes; sessions of an older epoch are over
 */
record OfficerPrincipal(
        String id, String name, String displayName, Role role, boolean mustChangePassword, int sessionEpoch)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return name;
    }

    /** As the security context holds it. */
    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority(role.authority())));
    }
}
