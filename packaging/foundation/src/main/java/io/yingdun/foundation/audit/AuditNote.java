package io.yingdun.foundation.audit;

import java.time.Instant;

/** What an entry of the log says to others than auditors. */
public record AuditNote(Instant at, AuditActor actor, String action) {}
