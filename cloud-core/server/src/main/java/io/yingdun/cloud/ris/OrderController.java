package io.yingdun.cloud.ris;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The orders, for administrators. */
@RestController
@RequestMapping("/api/ris/orders")
class OrderController {

    private final Orders orders;
    private final AccessJournal journal;
    private final AuditLog audit;

    OrderController(Orders orders, AccessJournal journal, AuditLog audit) {
        this.audit = audit;
        this.orders = orders;
        this.journal = journal;
    }

    /** The newest first. */
    @GetMapping
    List<Order> find(
            @RequestParam(defaultValue = "") String accessionNumber,
            @RequestParam(defaultValue = "") String patientId,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        List<Order> found = orders.find(accessionNumber, patientId, status == null ? "" : status.name(), limit, offset);
        journal.accessed(AccessKind.ADMINISTRATION);
        return found;
    }

    /** Every change of the orders of an accession number, the oldest first. */
    @GetMapping("/history")
    List<Orders.Change> history(@RequestParam String accessionNumber) {
        List<Orders.Change> history = orders.history(accessionNumber);
        journal.accessed(AccessKind.ADMINISTRATION);
        audit.recordAs(audit.currentActor(), "order.history-read", accessionNumber, Map.of());
        return history;
    }
}
