package io.yingdun.management.identity;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a route.
 *
 * @param everyone also without a session
 * @param portal the imaging cloud, by its key
 * @param roles officers who may; empty together with {@code everyone} and {@code portal} unset means nobody
 * @param beforePasswordChange also while the officer still has to replace a password that somebody else knows
 */
record Access(boolean everyone, boolean portal, Set<Role> roles, boolean beforePasswordChange) {

    static final Access EVERYONE = new Access(true, false, EnumSet.noneOf(Role.class), true);
    static final Access ALL_OFFICERS = new Access(false, false, EnumSet.allOf(Role.class), false);
    static final Access OWN_SESSION = new Access(false, false, EnumSet.allOf(Role.class), true);
    static final Access IMAGING_CLOUD = new Access(false, true, EnumSet.noneOf(Role.class), false);

    Access {
        roles = Set.copyOf(roles);
    }

    static Access only(Role first, Role... others) {
        return new Access(false, false, EnumSet.of(first, others), false);
    }

    boolean permits(OfficerPrincipal officer) {
        return everyone || (roles.contains(officer.role()) && (beforePasswordChange || !officer.mustChangePassword()));
    }
}
