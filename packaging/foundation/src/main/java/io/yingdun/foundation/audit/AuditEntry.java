package io.yingdun.foundation.audit;

import io.yingdun.foundation.runtime.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * One link of the chain as stored.
 *
 * @param at server time, whole milliseconds, never before the entry ahead of it
 * @param detail canonical JSON object
 * @param previousHash hash of the entry ahead, {@link AuditChain#GENESIS} for the first
 * @param hash SHA-256 in lower-case hex over the canonical JSON of everything else in this record
 */
record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String role,
        String address,
        String action,
        String subject,
        String outcome,
        String detail,
        String previousHash,
        String hash) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    /** The same entry with the hash that belongs to its content. */
    AuditEntry sealed() {
        return new AuditEntry(
                sequence, at, actor, role, address, action, subject, outcome, detail, previousHash, hashOf(members()));
    }

    boolean isIntact() {
        return hash.equals(hashOf(members()));
    }

    /** One line of an export. */
    String toLine() {
        Map<String, Object> members = members();
        members.put("hash", hash);
        return CanonicalJson.write(members);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new TreeMap<>();
        members.put("sequence", sequence);
        members.put("at", MILLISECONDS.format(at));
        members.put("actor", actor);
        members.put("role", role);
        members.put("address", address);
        members.put("action", action);
        members.put("subject", subject);
        members.put("outcome", outcome);
        members.put("detail", JSON.readValue(detail, Map.class));
        members.put("previousHash", previousHash);
        return members;
    }

    static String hashOf(Map<String, ?> members) {
        return Sha256.hex(CanonicalJson.write(members));
    }
}
