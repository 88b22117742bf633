package io.yingdun.management.identity;

import java.io.Serializable;
import java.security.Principal;

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
}
