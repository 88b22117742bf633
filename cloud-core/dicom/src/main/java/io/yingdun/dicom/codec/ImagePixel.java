package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import java.util.Locale;

/**
 * The Image Pixel module (PS3.3 C.7.6.3): how a frame's samples are laid out.
 *
 * @param signed Pixel Representation 1: two's complement
 * @param planar Planar Configuration 1: all of one sample, then all of the next
 */
public record ImagePixel(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        String photometricInterpretation,
        int numberOfFrames) {

    /** One frame in memory: 2^26 samples are 256 MiB. */
    private static final long MAXIMUM_SAMPLES = 1L << 26;

    public static ImagePixel of(DataSet dataSet) throws CodecException {
        int bitsAllocated = required(dataSet, Tag.BitsAllocated);
        int bitsStored = dataSet.integer(Tag.BitsStored).orElse(bitsAllocated);
        ImagePixel image = new ImagePixel(
                required(dataSet, Tag.Rows),
                required(dataSet, Tag.Columns),
                dataSet.integer(Tag.SamplesPerPixel).orElse(1),
                bitsAllocated,
                bitsStored,
                dataSet.integer(Tag.HighBit).orElse(bitsStored - 1),
                dataSet.integer(Tag.PixelRepresentation).orElse(0) == 1,
                dataSet.integer(Tag.PlanarConfiguration).orElse(0) == 1,
                dataSet.string(Tag.PhotometricInterpretation)
                        .orElse("MONOCHROME2")
                        .toUpperCase(Locale.ROOT),
                Math.max(1, dataSet.integer(Tag.NumberOfFrames).orElse(1)));
        image.check();
        return image;
    }

    /** Samples of one frame. */
    public int samples() {
        return rows * columns * samplesPerPixel;
    }

    /** Two chroma samples for each two pixels, in native pixel data (PS3.3 C.7.6.3.1.2). */
    boolean isSubsampled() {
        return photometricInterpretation.equals("YBR_FULL_422") || photometricInterpretation.equals("YBR_PARTIAL_422");
    }

    /** Bits of one frame in native pixel data; frames of one bit a pixel follow each other without padding (PS3.5 §8.1.1). */
    public long nativeFrameBits() {
        long samples = isSubsampled() ? 2L * rows * (columns + columns % 2) : samples();
        return samples * bitsAllocated;
    }

    private static int required(DataSet dataSet, int tag) throws CodecException {
        return dataSet.integer(tag)
                .orElseThrow(() -> new CodecException("no image: " + Tags.format(tag) + " is missing or no number"));
    }

    private void check() throws CodecException {
        boolean depth = bitsAllocated == 1 || bitsAllocated % 8 == 0 && bitsAllocated >= 8 && bitsAllocated <= 32;
        boolean bits = bitsStored >= 1 && bitsStored <= bitsAllocated && highBit >= bitsStored - 1;
        if (!depth || !bits || highBit >= bitsAllocated) {
            throw new CodecException(
                    "impossible bits: allocated " + bitsAllocated + ", stored " + bitsStored + ", high bit " + highBit);
        }
        if (rows < 1 || columns < 1 || samplesPerPixel < 1 || samplesPerPixel > 4) {
            throw new CodecException("impossible size: " + columns + " x " + rows + " x " + samplesPerPixel);
        }
        if ((long) rows * columns * samplesPerPixel > MAXIMUM_SAMPLES) {
            throw new CodecException("frame of more than " + MAXIMUM_SAMPLES + " samples");
        }
    }
}
