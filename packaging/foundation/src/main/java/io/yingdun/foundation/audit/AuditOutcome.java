package io.yingdun.foundation.audit;

/** Whether the action recorded took place. */
public enum AuditOutcome {
    DONE,
    FAILED
}
