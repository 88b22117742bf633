package io.yingdun.foundation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final int LARGEST_PAGE = 500;
    private static final int EXPORT_PAGE = 1_000;

    private final AuditMapper entries;
    private final AuditVerifier verifier;
    private final AuditLog auditLog;

    AuditController(AuditMapper entries, AuditVerifier verifier, AuditLog auditLog) {
        this.entries = entries;
        this.verifier = verifier;
        this.auditLog = auditLog;
    }

    @GetMapping
    Page list(
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Long before,
            @RequestParam(defaultValue = "100") int size) {
        int limit = Math.max(1, Math.min(size, LARGEST_PAGE));
        List<AuditEntry> page =
                entries.newestFirst(new AuditFilter(blankAsNone(actor), blankAsNone(action), from, to, before), limit);
        Long next = page.size() == limit ? page.get(limit - 1).sequence() : null;
        return new Page(page.stream().map(Item::of).toList(), next);
    }

    @GetMapping("/verification")
    AuditVerification verification() {
        return verifier.verify();
    }

    /** Written page by page, so that a log of any length needs no memory; each line can be checked off-line. */
    @GetMapping("/export")
    void export(@RequestParam @Nullable Instant from, @RequestParam @Nullable Instant to, HttpServletResponse response)
            throws IOException {
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("from", from);
        span.put("to", to);
        long upTo = auditLog.record("audit.exported", "audit", span);
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"yingdun-audit-" + upTo + ".ndjson\"");
        BufferedWriter lines =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        long after = 0;
        List<AuditEntry> page;
        do {
            page = entries.oldestFirst(after, from, to, EXPORT_PAGE);
            for (AuditEntry entry : page) {
                lines.write(entry.toLine());
                lines.write('\n');
                after = entry.sequence();
            }
        } while (page.size() == EXPORT_PAGE);
        lines.flush();
    }

    private static @Nullable String blankAsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Item> items, @Nullable Long next) {}

    record Item(
            long sequence,
            Instant at,
            String actor,
            String role,
            String address,
            String action,
            String subject,
            String outcome,
            @JsonRawValue String detail,
            String hash) {

        static Item of(AuditEntry entry) {
            return new Item(
                    entry.sequence(),
                    entry.at(),
                    entry.actor(),
                    entry.role(),
                    entry.address(),
                    entry.action(),
                    entry.subject(),
                    entry.outcome(),
                    entry.detail(),
                    entry.hash());
        }
    }
}
