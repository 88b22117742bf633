package io.yingdun.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stored values from native and RLE frames, by hand. */
class DecodersTest {

    @Test
    void extendsTheSignFromTheHighBit() throws CodecException {
        byte[] frame = {(byte) 0xFF, 0x0F, 0x00, 0x08, (byte) 0xFF, 0x07, 0x01, (byte) 0xF0};

        assertThat(decode(frame, image(1, 4, 1, 16, 12, true, false, "MONOCHROME2"), false))
                .containsExactly(-1, -2048, 2047, 1);
    }

    @Test
    void takesOnlyTheStoredBits() throws CodecException {
        byte[] frame = {0x23, (byte) 0xF1};

        assertThat(decode(frame, image(1, 1, 1, 16, 12, false, false, "MONOCHROME2"), false))
                .containsExactly(0x123);
    }

    @Test
    void readsBigEndianWords() throws CodecException {
        byte[] frame = {1, 2, 3, 4};

        assertThat(decode(frame, image(1, 2, 1, 16, 16, false, false, "MONOCHROME2"), true))
                .containsExactly(0x0102, 0x0304);
        assertThat(decode(frame, image(1, 1, 1, 32, 32, false, false, "MONOCHROME2"), true))
                .containsExactly(0x01020304);
    }

    @Test
    void readsPlanesAsPixels() throws CodecException {
        byte[] frame = {1, 2, 3, 4, 5, 6};

        assertThat(decode(frame, image(1, 2, 3, 8, 8, false, true, "RGB"), false))
                .containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(decode(frame, image(1, 2, 3, 8, 8, false, false, "RGB"), false))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void spreadsChromaOverTwoPixels() throws CodecException {
        byte[] frame = {10, 20, 30, 40};

        assertThat(decode(frame, image(1, 2, 3, 8, 8, false, false, "YBR_FULL_422"), false))
                .containsExactly(10, 30, 40, 20, 30, 40);
    }

    @Test
    void readsSingleBitsFromTheLowest() throws CodecException {
        byte[] frame = {(byte) 0b10000101, 1};

        assertThat(decode(frame, image(3, 3, 1, 1, 1, false, false, "MONOCHROME2"), false))
                .containsExactly(1, 0, 1, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void refusesAFrameThatIsTooShort() {
        assertThatThrownBy(() -> decode(new byte[3], image(1, 2, 1, 16, 16, false, false, "MONOCHROME2"), false))
                .isInstanceOf(CodecException.class);
    }

    /** PS3.5 G.3.1: a literal run of two, a replicate run of three, the byte 80H that means nothing. */
    @Test
    void unpacksRuns() throws CodecException {
        byte[] frame = rle(new byte[] {1, 10, 20, -128, -2, 30});

        StoredFrame decoded =
                Decoders.decode(frame, image(1, 5, 1, 8, 8, false, false, "MONOCHROME2"), Compression.RLE, false);

        assertThat(decoded.values()).containsExactly(10, 20, 30, 30, 30);
    }

    @Test
    void refusesRunsThatEndEarly() {
        byte[] frame = rle(new byte[] {5, 10, 20});

        assertThatThrownBy(() -> Decoders.decode(
                        frame, image(1, 5, 1, 8, 8, false, false, "MONOCHROME2"), Compression.RLE, false))
                .isInstanceOf(CodecException.class);
    }

    /** The code stream was made with OpenJPH from the pattern that the loop repeats. */
    @Test
    void decodesSignedTwelveBitHtj2kExactly() throws IOException {
        byte[] frame;
        try (InputStream in = getClass().getResourceAsStream("pattern-12bit-signed.htj2k")) {
            frame = Objects.requireNonNull(in).readAllBytes();
        }

        int[] values = Decoders.decode(
                        frame, image(24, 40, 1, 16, 12, true, false, "MONOCHROME2"), Compression.HTJ2K, false)
                .values();

        for (int y = 0; y < 24; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(values[y * 40 + x]).isEqualTo((x * 37 + y * y * 11) % 4096 - 2048);
            }
        }
    }

    private static byte[] rle(byte[] segment) {
        byte[] frame = Arrays.copyOf(new byte[] {1, 0, 0, 0, 64}, 64 + segment.length);
        System.arraycopy(segment, 0, frame, 64, segment.length);
        return frame;
    }

    private static int[] decode(byte[] frame, ImagePixel image, boolean bigEndian) throws CodecException {
        return Decoders.decode(frame, image, Compression.NONE, bigEndian).values();
    }

    private static ImagePixel image(
            int rows, int columns, int samples, int allocated, int stored, boolean signed, boolean planar, String pi) {
        return new ImagePixel(rows, columns, samples, allocated, stored, stored - 1, signed, planar, pi, 1);
    }
}
