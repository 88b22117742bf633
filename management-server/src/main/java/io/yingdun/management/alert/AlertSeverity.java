package io.yingdun.management.alert;

/** How soon a person should look. */
public enum AlertSeverity {
    INFO,
    WARNING,
    CRITICAL
}
