package io.yingdun.foundation.audit;

/** Who acted: login name, role and network address. */
public record AuditActor(String name, String role, String address) {

    /** The server itself: schedules, recoveries, jobs without an officer. */
    public static final AuditActor SYSTEM = new AuditActor("system", "SYSTEM", "");

    /** Somebody who has not proved who they are. The name typed is not kept: people type passwords into name fields. */
    public static AuditActor unidentified(String address) {
        return new AuditActor("", "NONE", address);
    }
}
