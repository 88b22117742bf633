package io.yingdun.cloud.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a person of the hospital is for. Each can do only its part: who makes keys sees no patient, and who reads the log
 * does neither (GB/T 22239-2019 8.1.4.2).
 */
enum StaffRole {
    /** API keys, peers, sources. */
    ADMINISTRATOR(Scope.ADMIN),
    /** Reads the studies granted, adds to them what readers make of images, and opens some of them to others by links. */
    DOCTOR(Scope.READ, Scope.STORE, Scope.SHARE),
    /** A doctor who is responsible for a department: decides who else may see its patients. */
    APPROVER(Scope.READ, Scope.STORE, Scope.SHARE, Scope.DECIDE),
    /** The audit log. */
    AUDITOR(Scope.AUDIT);

    private final Set<Scope> scopes;

    StaffRole(Scope first, Scope... others) {
        this.scopes = EnumSet.of(first, others);
    }

    Set<Scope> scopes() {
        return scopes;
    }

    /** Who sees patients proves more than a password. */
    boolean needsSecondFactor() {
        return scopes.contains(Scope.READ);
    }
}
