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
 * @param sha256 of the stored file, lower-case hexadecimal
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
        String sha256,
        Instant receivedAt,
        String source) {

    public InstanceReference reference() {
        return new InstanceReference(studyInstanceUid, seriesInstanceUid, sopInstanceUid, sopClassUid);
    }
}
