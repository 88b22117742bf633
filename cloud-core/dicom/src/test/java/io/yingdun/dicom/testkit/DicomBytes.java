package io.yingdun.dicom.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes DICOM by hand, right or wrong: one call a header or value, so that a fixture reads like the standard's tables. */
public final class DicomBytes {

    public static final long UNDEFINED = 0xFFFFFFFFL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;
    private final boolean bigEndian;

    private DicomBytes(boolean explicit, boolean bigEndian) {
        this.explicit = explicit;
        this.bigEndian = bigEndian;
    }

    public static DicomBytes explicit() {
        return new DicomBytes(true, false);
    }

    public static DicomBytes implicit() {
        return new DicomBytes(false, false);
    }

    public static DicomBytes bigEndian() {
        return new DicomBytes(true, true);
    }

    /** A Part 10 header with this transfer syntax; group length right, nothing else in group 0002. */
    public static DicomBytes part10(String transferSyntax, boolean explicit) {
        DicomBytes meta = new DicomBytes(true, false);
        String uid = transferSyntax.length() % 2 == 0 ? transferSyntax : transferSyntax + '\0';
        meta.raw(new byte[128]).raw("DICM".getBytes(StandardCharsets.US_ASCII));
        meta.header(0x00020000, "UL", 4).integer(8 + uid.length());
        meta.text(0x00020010, "UI", uid);
        DicomBytes file = new DicomBytes(explicit, false);
        return file.raw(meta.bytes());
    }

    public DicomBytes text(int tag, String vr, String value) {
        return value(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    public DicomBytes value(int tag, String vr, byte[] value) {
        return header(tag, vr, value.length).raw(value);
    }

    public DicomBytes us(int tag, int value) {
        return header(tag, "US", 2).word(value);
    }

    /** Tag, VR if explicit, and a length that may lie. */
    public DicomBytes header(int tag, String vr, long length) {
        word(tag >>> 16).word(tag & 0xFFFF);
        if (!explicit) {
            return integer(length);
        }
        raw(vr.getBytes(StandardCharsets.ISO_8859_1));
        boolean isLong = "OB OD OF OL OV OW SQ UN SV UC UR UT UV".contains(vr);
        return isLong ? word(0).integer(length) : word((int) length);
    }

    public DicomBytes item(long length) {
        return word(0xFFFE).word(0xE000).integer(length);
    }

    public DicomBytes itemEnd() {
        return word(0xFFFE).word(0xE00D).integer(0);
    }

    public DicomBytes sequenceEnd() {
        return word(0xFFFE).word(0xE0DD).integer(0);
    }

    public DicomBytes word(int value) {
        out.write(bigEndian ? value >>> 8 : value);
        out.write(bigEndian ? value : value >>> 8);
        return this;
    }

    public DicomBytes integer(long value) {
        int high = (int) (value >>> 16);
        int low = (int) value;
        return bigEndian ? word(high).word(low) : word(low).word(high);
    }

    public DicomBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
