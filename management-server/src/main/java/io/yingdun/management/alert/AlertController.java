package io.yingdun.management.alert;

import io.yingdun.foundation.audit.AuditLog;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AlertController {

    private final AlertService alerts;
    private final AuditLog audit;

    AlertController(AlertService alerts, AuditLog audit) {
        this.alerts = alerts;
        this.audit = audit;
    }

    @GetMapping("/api/alerts")
    List<Alert> list(@RequestParam(required = false) @Nullable String status) {
        return alerts.list("open".equals(status));
    }

    @PostMapping("/api/alerts/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void acknowledge(@PathVariable String id, Principal officer) {
        Alert alert = alerts.acknowledge(id, officer.getName());
        audit.record("alert.acknowledged", id, Map.of("kind", alert.kind().name()));
    }
}
