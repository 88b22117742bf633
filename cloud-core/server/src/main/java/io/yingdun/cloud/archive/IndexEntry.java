package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;

/**
 * An instance that is to be indexed, and where its bytes already lie.
 *
 * @param sha256 32 bytes
 * @param source who sent it, in words
 */
public record IndexEntry(
        InstanceHeader header, Location location, long size, byte[] sha256, Instant receivedAt, String source) {}
