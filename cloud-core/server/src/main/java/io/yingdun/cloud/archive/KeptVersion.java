package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;

/** Other bytes of an instance, kept beside those that are read. */
public record KeptVersion(String sopInstanceUid, Location location, Instant receivedAt, String source) {}
