package io.yingdun.dicom.dictionary;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a data set is encoded (PS3.5 §10, annex A). Everything but implicit VR, big endian and deflate is explicit VR little
 * endian with encapsulated pixel data (PS3.5 A.4).
 *
 * @param compression how each frame of encapsulated pixel data is coded
 */
public record TransferSyntax(
        String uid, boolean explicitVR, boolean bigEndian, boolean deflated, Compression compression) {

    /** The coding of one frame. */
    public enum Compression {
        NONE,
        /** Raw frames in fragments (1.2.840.10008.1.2.1.98). */
        ENCAPSULATED_UNCOMPRESSED,
        RLE,
        JPEG,
        JPEG_LOSSLESS,
        JPEG_LS,
        JPEG_2000,
        HTJ2K,
        JPEG_XL,
        VIDEO,
        /** Registered by somebody else, or by a later edition. */
        UNKNOWN
    }

    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN =
            uncompressed(UID.ImplicitVRLittleEndian, false, false, false);
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN =
            uncompressed(UID.ExplicitVRLittleEndian, true, false, false);
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN =
            uncompressed(UID.ExplicitVRBigEndian, true, true, false);
    public static final TransferSyntax DEFLATED = uncompressed(UID.DeflatedExplicitVRLittleEndian, true, false, true);

    private static final Map<String, TransferSyntax> KNOWN = Stream.of(
                    Stream.of(
                            IMPLICIT_VR_LITTLE_ENDIAN,
                            EXPLICIT_VR_LITTLE_ENDIAN,
                            EXPLICIT_VR_BIG_ENDIAN,
                            DEFLATED,
                            uncompressed(UID.JPIPReferencedDeflate, true, false, true),
                            uncompressed(UID.JPIPHTJ2KReferencedDeflate, true, false, true),
                            uncompressed(UID.JPIPReferenced, true, false, false),
                            uncompressed(UID.JPIPHTJ2KReferenced, true, false, false),
                            encapsulated(
                                    UID.EncapsulatedUncompressedExplicitVRLittleEndian,
                                    Compression.ENCAPSULATED_UNCOMPRESSED),
                            encapsulated(UID.RLELossless, Compression.RLE)),
                    family(Compression.JPEG, "4.50", "4.51"),
                    family(Compression.JPEG_LOSSLESS, "4.57", "4.70"),
                    family(Compression.JPEG_LS, "4.80", "4.81"),
                    family(Compression.JPEG_2000, "4.90", "4.91", "4.92", "4.93"),
                    family(Compression.HTJ2K, "4.201", "4.202", "4.203"),
                    family(Compression.JPEG_XL, "4.110", "4.111", "4.112"),
                    family(Compression.VIDEO, "4.100", "4.101", "4.102", "4.103", "4.104", "4.105", "4.106", "4.107"),
                    family(Compression.VIDEO, "4.100.1", "4.101.1", "4.102.1", "4.103.1", "4.104.1", "4.105.1"),
                    family(Compression.VIDEO, "4.106.1", "4.108"))
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(TransferSyntax::uid, Function.identity()));

    /** Any UID: one that is not known is read as explicit VR little endian, like every syntax since 1996. */
    public static TransferSyntax of(String uid) {
        TransferSyntax known = KNOWN.get(uid);
        return known == null ? encapsulated(uid, Compression.UNKNOWN) : known;
    }

    /** Those of PS3.5 annex A, in no order. */
    public static Collection<TransferSyntax> known() {
        return KNOWN.values();
    }

    public static Optional<TransferSyntax> known(String uid) {
        return Optional.ofNullable(KNOWN.get(uid));
    }

    public boolean encapsulated() {
        return compression != Compression.NONE;
    }

    private static TransferSyntax uncompressed(String uid, boolean explicitVR, boolean bigEndian, boolean deflated) {
        return new TransferSyntax(uid, explicitVR, bigEndian, deflated, Compression.NONE);
    }

    private static TransferSyntax encapsulated(String uid, Compression compression) {
        return new TransferSyntax(uid, true, false, false, compression);
    }

    private static Stream<TransferSyntax> family(Compression compression, String... suffixes) {
        return Stream.of(suffixes).map(suffix -> encapsulated("1.2.840.10008.1.2." + suffix, compression));
    }
}
