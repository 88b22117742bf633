package io.yingdun.management.audit;

/** Whether the action recorded took place. */
public enum AuditOutcome {
    DONE,
    FAILED
}
