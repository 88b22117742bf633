package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same object with native pixel data (PS3.5 §8.2), for a peer that takes no compression. Frames are decoded one after
 * the other while the pixels are written; but for the first, which says how they look, none is held longer.
 *
 * @param dataSet to be written with {@code source}, in any uncompressed transfer syntax
 * @param source of the values that the data set has not loaded
 */
public record NativePixels(DataSet dataSet, BulkSource source) {

    /** What an explicit length can say, and even (PS3.5 §7.1.2). */
    private static final long LONGEST = 0xFFFFFFFEL;

    /**
     * @param file read with {@code LoadPolicy.HEADER}; an object without encapsulated pixels is returned as it is
     * @throws CodecException when the first frame cannot be decoded, or the pixels together exceed 4 GiB
     */
    public static NativePixels of(DicomFile file, BulkSource source) throws IOException {
        DataSet dataSet = file.dataSet();
        if (!file.transferSyntax().encapsulated() || !dataSet.contains(Tag.PixelData)) {
            return new NativePixels(dataSet, source);
        }
        FrameReader frames = FrameReader.of(file, source);
        StoredFrame first = complete(frames, 1);
        long length = bytesOf(first) * frames.size();
        if (length > LONGEST) {
            throw new CodecException("the pixels are " + length + " bytes, more than native pixel data can hold");
        }
        DataSet copy = new DataSet();
        dataSet.forEach(copy::put);
        copy.overrideCharacterSet(dataSet.characterSet());
        describe(copy, first);
        // No value of the file lies at its first byte, so that this region can only mean the pixels to be made.
        FileRegion made = new FileRegion(0, length);
        copy.put(new BulkElement(Tag.PixelData, first.bitsAllocated() > 8 ? VR.OW : VR.OB, made));
        return new NativePixels(copy, new DecodedSource(made, frames, new AtomicReference<>(first), source));
    }

    /**
     * The names YBR_PARTIAL_422 and _420 promise chroma that several pixels share, and there is none for this colour model
     * with chroma for each (PS3.3 C.7.6.3.1.2): such a frame becomes RGB.
     */
    private static StoredFrame complete(FrameReader frames, int frame) throws IOException {
        StoredFrame decoded = frames.read(frame);
        if (ColourConversion.of(decoded)
                .filter(ColourConversion.YBR_PARTIAL::equals)
                .isEmpty()) {
            return decoded;
        }
        ColourConversion.YBR_PARTIAL.toRgb(decoded.values(), decoded.bitsStored());
        return new StoredFrame(
                decoded.rows(),
                decoded.columns(),
                decoded.samplesPerPixel(),
                decoded.bitsAllocated(),
                decoded.bitsStored(),
                decoded.signed(),
                "RGB",
                decoded.values());
    }

    private static void describe(DataSet copy, StoredFrame frame) {
        copy.put(ElementFactory.text(Tag.PhotometricInterpretation, frame.photometricInterpretation()));
        copy.put(ElementFactory.numbers(Tag.BitsAllocated, VR.US, frame.bitsAllocated()));
        copy.put(ElementFactory.numbers(Tag.BitsStored, VR.US, frame.bitsStored()));
        copy.put(ElementFactory.numbers(Tag.HighBit, VR.US, frame.bitsStored() - 1));
        if (frame.samplesPerPixel() > 1) {
            copy.put(ElementFactory.numbers(Tag.PlanarConfiguration, VR.US, 0));
        }
        copy.remove(Tag.ExtendedOffsetTable);
        copy.remove(Tag.ExtendedOffsetTableLengths);
    }

    private static long bytesOf(StoredFrame frame) throws CodecException {
        if (frame.bitsAllocated() % 8 != 0) {
            throw new CodecException("frames of " + frame.bitsAllocated() + " bits a sample are not decompressed");
        }
        return (long) frame.values().length * (frame.bitsAllocated() / 8);
    }

    /**
     * One frame's samples in little endian. Single bits are eight a byte, the first in the lowest (PS3.5 §8.1.1), and begin
     * with a byte of their own.
     *
     * @param planar all of one sample, then all of the next; else the samples of a pixel side by side
     */
    public static byte[] of(StoredFrame frame, boolean planar) throws CodecException {
        int[] values = planar ? inPlanes(frame) : frame.values();
        if (frame.bitsAllocated() == 1) {
            return packed(values);
        }
        int width = frame.bitsAllocated() / 8;
        byte[] bytes = new byte[Math.toIntExact(bytesOf(frame))];
        int at = 0;
        for (int value : values) {
            for (int shift = 0; shift < 8 * width; shift += 8) {
                bytes[at++] = (byte) (value >> shift);
            }
        }
        return bytes;
    }

    private static int[] inPlanes(StoredFrame frame) {
        int samples = frame.samplesPerPixel();
        int[] planes = new int[frame.values().length];
        int pixels = planes.length / samples;
        for (int i = 0; i < planes.length; i++) {
            planes[i % samples * pixels + i / samples] = frame.values()[i];
        }
        return planes;
    }

    private static byte[] packed(int[] bits) {
        byte[] bytes = new byte[(bits.length + 7) / 8];
        for (int i = 0; i < bits.length; i++) {
            bytes[i >> 3] |= (byte) ((bits[i] & 1) << (i & 7));
        }
        return bytes;
    }

    /** @param first frame, which was decoded to describe the others; it is given once, and then decoded like them */
    private record DecodedSource(
            FileRegion made, FrameReader frames, AtomicReference<@Nullable StoredFrame> first, BulkSource file)
            implements BulkSource {

        @Override
        public InputStream open(FileRegion region) throws IOException {
            if (!region.equals(made)) {
                return file.open(region);
            }
            Enumeration<InputStream> each = Collections.enumeration(IntStream.rangeClosed(1, frames.size())
                    .<InputStream>mapToObj(frame -> new LateFrame(() -> decoded(frame)))
                    .toList());
            return new SequenceInputStream(each);
        }

        private byte[] decoded(int frame) throws IOException {
            StoredFrame kept = frame == 1 ? first.getAndSet(null) : null;
            return NativePixels.of(kept == null ? complete(frames, frame) : kept, false);
        }

        @Override
        public boolean bigEndian() {
            return false;
        }
    }

    private interface Decoding {

        byte[] bytes() throws IOException;
    }

    /** Decoded when its first byte is read. */
    private static final class LateFrame extends InputStream {

        private final Decoding decoding;
        private InputStream decoded = InputStream.nullInputStream();
        private boolean begun;

        LateFrame(Decoding decoding) {
            this.decoding = decoding;
        }

        @Override
        public int read() throws IOException {
            return stream().read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return stream().read(target, offset, length);
        }

        private InputStream stream() throws IOException {
            if (!begun) {
                begun = true;
                decoded = new ByteArrayInputStream(decoding.bytes());
            }
            return decoded;
        }

        @Override
        public void close() {
            decoded = InputStream.nullInputStream();
            begun = true;
        }
    }
}
