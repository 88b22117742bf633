package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is to be indexed, and where its bytes already lie.
 *
 * @param sha256 32 bytes; null for a file that is indexed in place, of which nobody read the pixels
 * @param source who sent it, in words
 */
public record IndexEntry(
        InstanceHeader header,
        Location location,
        long size,
        byte @Nullable [] sha256,
        Instant receivedAt,
        String source) {

    @Nullable
    String hash() {
        return sha256 == null ? null : HexFormat.of().formatHex(sha256);
    }
}
