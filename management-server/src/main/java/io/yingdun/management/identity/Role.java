package io.yingdun.management.identity;

/**
 * What an officer is for. Each can do only its part, so that no one person both sets policy and reads or exports the
 * audit log (GB/T 22239-2019 8.1.4.2: separation of system, security and audit administrators).
 */
public enum Role {
    /** Officers, enrolment codes, asset list. */
    ADMINISTRATOR,
    /** Fleet, policies, tracing. */
    OFFICER,
    /** Audit log; reads fleet and policies. */
    AUDITOR;

    /** As the security context names it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
