package io.yingdun.foundation.audit;

import java.util.Map;

/** One entry to be, for {@link AuditLog#recordAll}; the members are those of {@link AuditLog#record}. */
public record AuditDeed(AuditActor actor, AuditOutcome outcome, String action, String subject, Map<String, ?> detail) {}
