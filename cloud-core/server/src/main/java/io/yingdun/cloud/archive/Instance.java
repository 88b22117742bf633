package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance and where its bytes are.
 *
 * @param id the index's own number
 * @param transferSyntaxUid what the stored data set really is in
 * @param size bytes of the stored Part 10 file
 * @param sha256 of the stored file, lower-case hexadecimal; null for a file of a PACS, which is not read to its end
 * @param source who sent it, as {@code ingest} noted it
 */
public record Instance(
        long id,
        String studyInstanceUid,
        String seriesInstanceUid,
        String sopInstanceUid,
        String sopClassUid,
        String transferSyntaxUid,
        @Nullable Integer instanceNumber,
        @Nullable Integer rows,
        @Nullable Integer columns,
        @Nullable Integer bitsAllocated,
        @Nullable Integer numberOfFrames,
        Location location,
        long size,
        @Nullable String sha256,
        Instant receivedAt,
        String source) {

    /**
     * Changes when the bytes may have changed, and serves as part of a file's name or an ETag: the hash where it is known,
     * else what the index last saw of a file that others may overwrite.
     */
    public String version() {
        return sha256 == null ? "at-" + id + "-" + size + "-" + receivedAt.toEpochMilli() : sha256;
    }

    /** Whether the bytes are this server's own and stay as they are for ever. */
    public boolean isImmutable() {
        return location.kind() == Location.Kind.FILE;
    }

    public InstanceReference reference() {
        return new InstanceReference(studyInstanceUid, seriesInstanceUid, sopInstanceUid, sopClassUid);
    }
}
