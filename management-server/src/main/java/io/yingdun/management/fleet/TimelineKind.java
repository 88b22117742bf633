package io.yingdun.management.fleet;

/** What a time line tells. */
public enum TimelineKind {
    IMPORTED,
    ENROLLED,
    ONLINE,
    OFFLINE,
    ABNORMALLY_OFFLINE,
    UNINSTALLED,
    SERVER_RESTARTED,
    USER_CHANGED,
    CLOCK_SKEW,
    OVERLAY,
    AGENT_VERSION,
    ADDRESS,
    POLICY_ASSIGNED,
    POLICY_APPLIED,
    POLICY_FAILED,
    CERTIFICATE_RENEWED,
    CERTIFICATE_REFUSED,
    QUARANTINED,
    RELEASED,
    RETIRED,
    MOVED,
    RENAMED
}
