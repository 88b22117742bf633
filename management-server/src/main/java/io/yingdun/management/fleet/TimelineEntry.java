package io.yingdun.management.fleet;

import java.time.Instant;

/** Something that happened to an endpoint. */
public record TimelineEntry(Instant at, TimelineKind kind, String detail) {}
