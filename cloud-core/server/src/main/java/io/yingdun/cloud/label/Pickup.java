package io.yingdun.cloud.label;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.AddressRate;
import io.yingdun.cloud.ris.OrderStatus;
import io.yingdun.foundation.audit.AuditActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the report can be had, for whoever shows the label's link. The token comes in the body, as addresses end up in logs; what
 * is no link and what was taken back is answered alike.
 */
@RestController
@RequestMapping("/api/pickup")
class Pickup {

    private static final int REQUESTS_PER_SECOND = 10;

    private final Labels labels;
    private final AccessJournal journal;
    private final AddressRate rate;

    Pickup(Labels labels, AccessJournal journal, Clock clock) {
        this.labels = labels;
        this.journal = journal;
        this.rate = new AddressRate(REQUESTS_PER_SECOND, clock);
    }

    record Asked(@NotNull @Size(max = 100) String token) {

        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** @param ready 可取: whether a report is verified; otherwise 未出 */
    record Status(OrderStatus status, boolean ready) {}

    @PostMapping
    Status status(@Valid @RequestBody Asked asked, HttpServletRequest request) {
        rate.admit(request.getRemoteAddr());
        Labels.Shown shown = labels.shown(asked.token()).orElseThrow(Access::notThere);
        AuditActor holder = new AuditActor("label link " + shown.link(), "LINK", request.getRemoteAddr());
        AccessJournal.await(journal.accessedBy(holder, AccessKind.STATUS, "", null, null, 0));
        return new Status(shown.status(), shown.status() == OrderStatus.APPROVED);
    }
}
