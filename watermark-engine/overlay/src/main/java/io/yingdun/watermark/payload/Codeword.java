package io.yingdun.watermark.payload;

import java.util.Arrays;

/**
 * A token after coding: 1152 chips in 144 bytes, most significant bit first. A chip of 0 is drawn as +1, a chip of 1 as
 * -1.
 */
public final class Codeword {
    /** Number of chips. */
    public static final int CHIPS = 1152;

    /** Length in bytes. */
    public static final int LENGTH = CHIPS / Byte.SIZE;

    private final byte[] packed;

    private Codeword(byte[] packed) {
        this.packed = packed;
    }

    /** The codeword with these 144 bytes; any other length is refused. */
    public static Codeword of(byte[] packed) {
        if (packed.length != LENGTH) {
            throw new IllegalArgumentException("a codeword has " + LENGTH + " bytes, this one has " + packed.length);
        }
        return new Codeword(packed.clone());
    }

    /** A copy of the 144 bytes, for the wire. */
    public byte[] bytes() {
        return packed.clone();
    }

    /** +1 or -1. */
    public int chip(int index) {
        return 1 - 2 * (packed[index >> 3] >> (7 - (index & 7)) & 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Codeword that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    /** Says what it is; the chips are for the screen, not for logs. */
    @Override
    public String toString() {
        return "Codeword[" + CHIPS + " chips]";
    }
}
