package io.yingdun.management.alert;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.management.live.LiveEvents;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Raises, resolves and acknowledges alerts. */
@Service
public class AlertService {

    private static final int LIST_LIMIT = 500;

    /** Stands where an officer's name stands when the cause itself ended. */
    private static final String BY_ITSELF = "(ended by itself)";

    private final AlertMapper alerts;
    private final LiveEvents live;
    private final Clock clock;

    AlertService(AlertMapper alerts, LiveEvents live, Clock clock) {
        this.alerts = alerts;
        this.live = live;
        this.clock = clock;
    }

    /** One matter is one open alert: raising it again moves its time on. */
    public void raise(AlertKind kind, @Nullable String endpointId, @Nullable String endpointName, String detail) {
        Alert alert = alerts.raise(new Alert(
                OpaqueId.next(), clock.instant(), kind, kind.severity(), endpointId, endpointName, detail, null));
        live.publish("alert", alert.id(), alert);
    }

    /** What the alert was about has ended: it needs nobody any more. */
    public void resolve(AlertKind kind, Collection<String> endpointIds) {
        if (!endpointIds.isEmpty()) {
            alerts.resolve(kind, endpointIds.toArray(String[]::new), clock.instant(), BY_ITSELF)
                    .forEach(alert -> live.publish("alert", alert.id(), alert));
        }
    }

    public List<Alert> newestOpen(int limit) {
        return alerts.newest(true, limit);
    }

    List<Alert> list(boolean openOnly) {
        return alerts.newest(openOnly, LIST_LIMIT);
    }

    Alert acknowledge(String id, String officer) {
        alerts.acknowledge(id, clock.instant(), officer);
        Alert alert = alerts.find(id);
        if (alert == null) {
            throw ProblemException.notFound("alert");
        }
        live.publish("alert", alert.id(), alert);
        return alert;
    }
}
