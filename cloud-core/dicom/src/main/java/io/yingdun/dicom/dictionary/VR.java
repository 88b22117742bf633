package io.yingdun.dicom.dictionary;

import org.jspecify.annotations.Nullable;

/** The value representations of PS3.5 §6.2, with what a reader and a writer must know of each. */
public enum VR {
    AE(Kind.ASCII, 1),
    AS(Kind.ASCII, 1),
    AT(Kind.BINARY, 2),
    CS(Kind.ASCII, 1),
    DA(Kind.ASCII, 1),
    DS(Kind.ASCII, 1),
    DT(Kind.ASCII, 1),
    FD(Kind.BINARY, 8),
    FL(Kind.BINARY, 4),
    IS(Kind.ASCII, 1),
    LO(Kind.TEXT, 1),
    LT(Kind.PARAGRAPH, 1),
    OB(Kind.STREAM, 1),
    OD(Kind.STREAM, 8),
    OF(Kind.STREAM, 4),
    OL(Kind.STREAM, 4),
    OV(Kind.STREAM, 8),
    OW(Kind.STREAM, 2),
    PN(Kind.TEXT, 1),
    SH(Kind.TEXT, 1),
    SL(Kind.BINARY, 4),
    SQ(Kind.SEQUENCE, 1),
    SS(Kind.BINARY, 2),
    ST(Kind.PARAGRAPH, 1),
    SV(Kind.BINARY, 8),
    TM(Kind.ASCII, 1),
    UC(Kind.TEXT, 1),
    UI(Kind.ASCII, 1),
    UL(Kind.BINARY, 4),
    UN(Kind.STREAM, 1),
    UR(Kind.URI, 1),
    US(Kind.BINARY, 2),
    UT(Kind.PARAGRAPH, 1),
    UV(Kind.BINARY, 8);

    private enum Kind {
        /** Default repertoire only, several values. */
        ASCII,
        /** Specific Character Set applies, several values (PS3.3 C.12.1.1.2). */
        TEXT,
        /** Specific Character Set applies, one value in which a backslash is text (PS3.5 §6.1.3). */
        PARAGRAPH,
        /** Default repertoire only, one value. */
        URI,
        BINARY,
        STREAM,
        SEQUENCE
    }

    private static final VR[] BY_CODE = new VR[26 * 26];

    static {
        for (VR vr : values()) {
            BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
    }

    private final Kind kind;
    private final int unit;

    VR(Kind kind, int unit) {
        this.kind = kind;
        this.unit = unit;
    }

    /** The VR written with these two bytes, or null. */
    public static @Nullable VR ofCode(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? BY_CODE[(first - 'A') * 26 + second - 'A'] : null;
    }

    /** The VR of this name, or null. */
    public static @Nullable VR ofName(String name) {
        return name.length() == 2 ? ofCode(name.charAt(0), name.charAt(1)) : null;
    }

    /** Two reserved bytes and a 32-bit length follow the VR (PS3.5 §7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, UN, SV, UC, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Length FFFFFFFFH is allowed (PS3.5 §7.1.2). */
    public boolean mayHaveUndefinedLength() {
        return kind == Kind.STREAM || kind == Kind.SEQUENCE;
    }

    public boolean isText() {
        return kind == Kind.ASCII || kind == Kind.TEXT || kind == Kind.PARAGRAPH || kind == Kind.URI;
    }

    /** Specific Character Set (0008,0005) governs the value. */
    public boolean usesCharacterSet() {
        return kind == Kind.TEXT || kind == Kind.PARAGRAPH;
    }

    /** A backslash separates values. */
    public boolean isMultiValuedText() {
        return kind == Kind.ASCII || kind == Kind.TEXT;
    }

    /** Numbers (or tags) of fixed width, one beside the other. */
    public boolean isBinaryNumber() {
        return kind == Kind.BINARY;
    }

    /** A stream of bytes or words that is one value (OB … OW, UN). */
    public boolean isByteStream() {
        return kind == Kind.STREAM;
    }

    /** Bytes that are swapped as one between byte orders; 1 where nothing is swapped. */
    public int swapUnit() {
        return unit;
    }

    /** Bytes of one value where all have the same width, else 1. AT is one value of two words. */
    public int valueBytes() {
        return this == AT ? 4 : unit;
    }

    /** The byte that makes an odd value even (PS3.5 §6.2, §6.4). */
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }

    /** Leading blanks mean nothing (PS3.5 §6.2: they do in LT, ST and UT). */
    public boolean trimsLeadingBlanks() {
        return kind != Kind.PARAGRAPH && this != UC;
    }
}
