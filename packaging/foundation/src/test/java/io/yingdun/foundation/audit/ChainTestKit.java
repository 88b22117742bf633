package io.yingdun.foundation.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds intact chains for tests. */
final class ChainTestKit {

    private static final Instant START = Instant.parse("2026-03-09T06:05:00Z");

    private ChainTestKit() {}

    static List<AuditEntry> chainOf(int length) {
        List<AuditEntry> chain = new ArrayList<>();
        String previousHash = AuditChain.GENESIS;
        for (int i = 1; i <= length; i++) {
            AuditEntry entry = entry(i, previousHash, "policy-" + i);
            chain.add(entry);
            previousHash = entry.hash();
        }
        return chain;
    }

    static AuditEntry entry(long sequence, String previousHash, String subject) {
        String detail = CanonicalJson.write(Map.of("version", sequence, "name", "影像科 \"A\""));
        return new AuditEntry(
                        sequence,
                        START.plusSeconds(sequence),
                        "wang",
                        "OFFICER",
                        "10.0.0.7",
                        "policy.saved",
                        subject,
                        "DONE",
                        detail,
                        previousHash,
                        "")
                .sealed();
    }

    static AuditEntry withSubject(AuditEntry entry, String subject) {
        return new AuditEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.role(),
                entry.address(),
                entry.action(),
                subject,
                entry.outcome(),
                entry.detail(),
                entry.previousHash(),
                entry.hash());
    }
}
