package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is to be indexed, and where its bytes already lie.
 *
 * @param sha256 32 bytes; null for a file that is indexed in place, of which nobody read the pixels
 * @param fileChanged of a file in place: when it was last changed, in microseconds since 1970; else null
 * @param source who sent it, in words
 * @param issuer of the Patient ID where the object names none; empty where that is not known
 */
public record IndexEntry(
        InstanceHeader header,
        Location location,
        long size,
        byte @Nullable [] sha256,
        @Nullable Long fileChanged,
        Instant receivedAt,
        String source,
        String issuer) {

    /** Of the Patient ID; an object without one says nothing about whose it is. */
    String patientIdIssuer() {
        InstanceHeader.PatientPart patient = header.patient();
        return patient.issuer().isEmpty() && !patient.patientId().isEmpty() ? issuer : patient.issuer();
    }

    @Nullable
    String hash() {
        return sha256 == null ? null : HexFormat.of().formatHex(sha256);
    }
}
