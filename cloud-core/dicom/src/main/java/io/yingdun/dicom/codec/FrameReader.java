package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.ByteOrders;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads single frames of one file: only the frame's bytes are read and decoded. */
public final class FrameReader {

    /** Four bytes for each of the samples that a frame may have, which no sensible coding exceeds. */
    private static final long MAXIMUM_CODED_BYTES = 1L << 28;

    private final DicomFile file;
    private final BulkSource source;
    private final ImagePixel image;
    private final FrameIndex index;

    private FrameReader(DicomFile file, BulkSource source) throws IOException {
        this.file = file;
        this.source = source;
        this.image = ImagePixel.of(file.dataSet());
        this.index = FrameIndex.of(file, source);
    }

    /** @throws CodecException when the file holds no image */
    public static FrameReader open(Path path, ReadLimits limits) throws IOException {
        DicomFile file = new DicomFileReader(limits).read(path, LoadPolicy.HEADER);
        return of(file, BulkSource.of(path, file, limits));
    }

    /**
     * @param file read with {@link LoadPolicy#HEADER}
     * @param source the bytes that it was read from
     * @throws CodecException when it holds no image
     */
    public static FrameReader of(DicomFile file, BulkSource source) throws IOException {
        return new FrameReader(file, source);
    }

    public int size() {
        return index.size();
    }

    public ImagePixel image() {
        return image;
    }

    /** @param frame from 1, as DICOM counts */
    public StoredFrame read(int frame) throws IOException {
        boolean encapsulated = isEncapsulated();
        TransferSyntax.Compression compression =
                encapsulated ? file.transferSyntax().compression() : TransferSyntax.Compression.NONE;
        boolean swapped = file.transferSyntax().bigEndian();
        byte[] coded = words(frame);
        if (image.bitsAllocated() == 1 && !encapsulated) {
            coded = aligned(coded, frame);
        }
        return Decoders.decode(coded, image, compression, swapped);
    }

    /**
     * The frame as native pixel data in little endian, for whoever knows the object's own description of its pixels: its
     * samples lie side by side or in planes as Planar Configuration says. A frame of single bits begins with a byte of its
     * own.
     *
     * @param frame from 1, as DICOM counts
     */
    public byte[] nativeBytes(int frame) throws IOException {
        if (isEncapsulated() || image.bitsAllocated() == 1) {
            return NativePixels.of(read(frame), image.planar());
        }
        byte[] bytes = words(frame);
        if (file.transferSyntax().bigEndian()) {
            ByteOrders.swap(bytes, image.bitsAllocated() / 8);
        }
        return bytes;
    }

    private boolean isEncapsulated() {
        return !(file.dataSet().get(Tag.PixelData) instanceof BulkElement);
    }

    /** The coded bytes, each pixel's own where several of them share a word that is in big endian. */
    private byte[] words(int frame) throws IOException {
        boolean shared = file.transferSyntax().bigEndian()
                && image.bitsAllocated() <= 8
                && pixelData().vr() == VR.OW;
        return shared ? fromSwappedWords(frame) : coded(frame);
    }

    /** The frame's bytes as they are coded, fragments joined. */
    public byte[] coded(int frame) throws IOException {
        List<FileRegion> regions = index.regionsOf(frame);
        long length = regions.stream().mapToLong(FileRegion::length).sum();
        if (length > MAXIMUM_CODED_BYTES) {
            throw new CodecException("frame " + frame + " has " + length + " bytes");
        }
        byte[] joined = new byte[(int) length];
        int at = 0;
        for (FileRegion region : regions) {
            try (InputStream in = source.open(region)) {
                if (in.readNBytes(joined, at, (int) region.length()) < region.length()) {
                    throw new CodecException("the file ends inside frame " + frame);
                }
            }
            at += (int) region.length();
        }
        return joined;
    }

    /** PS3.5 §7.3: in big endian the bytes of an OW are swapped by pairs, even where each is a pixel of its own. */
    private byte[] fromSwappedWords(int frame) throws IOException {
        FileRegion region = index.regionsOf(frame).get(0);
        long base = index.regionsOf(1).get(0).offset();
        int lead = (int) ((region.offset() - base) % 2);
        long from = region.offset() - lead;
        byte[] words = new byte[(int) (region.length() + lead + 1) / 2 * 2];
        try (InputStream in = source.open(new FileRegion(from, words.length))) {
            in.readNBytes(words, 0, words.length);
        }
        ByteOrders.swap(words, 2);
        return Arrays.copyOfRange(words, lead, (int) (lead + region.length()));
    }

    /** Frames of one bit a pixel follow each other without padding: moves the first bit to the start of a byte. */
    private byte[] aligned(byte[] packed, int frame) {
        int shift = (int) ((frame - 1) * image.nativeFrameBits() % 8);
        if (shift == 0) {
            return packed;
        }
        byte[] moved = Arrays.copyOf(packed, packed.length);
        for (int i = 0; i < packed.length; i++) {
            int next = i + 1 < packed.length ? packed[i + 1] & 0xFF : 0;
            moved[i] = (byte) ((packed[i] & 0xFF) >> shift | next << 8 - shift);
        }
        return moved;
    }

    private DataElement pixelData() throws CodecException {
        DataElement pixels = file.dataSet().get(Tag.PixelData);
        if (pixels == null) {
            throw new CodecException("the object has no pixel data");
        }
        return pixels;
    }
}
