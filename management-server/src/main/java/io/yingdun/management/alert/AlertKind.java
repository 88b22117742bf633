package io.yingdun.management.alert;

/** What may call for a person. */
public enum AlertKind {
    ABNORMALLY_OFFLINE(AlertSeverity.WARNING),
    CLONED_KEY(AlertSeverity.CRITICAL),
    POLICY_FAILED(AlertSeverity.WARNING),
    UNMARKED_SCREEN(AlertSeverity.CRITICAL),
    PAGE_MARK_REMOVED(AlertSeverity.CRITICAL),
    CLOCK_SKEW(AlertSeverity.INFO),
    LOGIN_THROTTLED(AlertSeverity.WARNING);

    private final AlertSeverity severity;

    AlertKind(AlertSeverity severity) {
        this.severity = severity;
    }

    public AlertSeverity severity() {
        return severity;
    }
}
