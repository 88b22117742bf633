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
    /** Finds and reads studies, adds structured reports to them, and opens some of them to others by links. */
    DOCTOR(Scope.READ, Scope.SEARCH, Scope.STORE, Scope.SHARE),
    /** The audit log. */
    AUDITOR(Scope.AUDIT);

    private final Set<Scope> scopes;

    StaffRole(Scope first, Scope... others) {
        this.scopes = EnumSet.of(first, others);
    }

    Set<Scope> scopes() {
        return scopes;
    }
}
