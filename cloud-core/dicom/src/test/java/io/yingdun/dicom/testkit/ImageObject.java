package io.yingdun.dicom.testkit;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.rendering.ImageRenderer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A small image with the pixels that a test names; by default grey, 16 bits unsigned, one row. */
public final class ImageObject {

    private final DataSet dataSet = new DataSet();
    private TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private ImageObject(int columns, int rows, int samples, int bits, String photometricInterpretation) {
        with(ElementFactory.text(Tag.SOPClassUID, UID.SecondaryCaptureImageStorage));
        with(ElementFactory.numbers(Tag.SamplesPerPixel, VR.US, samples));
        with(ElementFactory.text(Tag.PhotometricInterpretation, photometricInterpretation));
        us(Tag.Columns, columns).us(Tag.Rows, rows).us(Tag.PixelRepresentation, 0);
        us(Tag.BitsAllocated, bits).us(Tag.BitsStored, bits).us(Tag.HighBit, bits - 1);
    }

    /** One row of 16 bits. */
    public static ImageObject grey(int... stored) {
        return grey(stored.length, stored);
    }

    /** Rows of 16 bits, as long as {@code columns}; the number of frames is what follows from the values. */
    public static ImageObject grey(int columns, int[] stored) {
        ByteBuffer words = ByteBuffer.allocate(2 * stored.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : stored) {
            words.putShort((short) value);
        }
        return new ImageObject(columns, stored.length / columns, 1, 16, "MONOCHROME2").pixels(VR.OW, words.array());
    }

    /** One row of 8 bits. */
    public static ImageObject grey8(int... stored) {
        return new ImageObject(stored.length, 1, 1, 8, "MONOCHROME2").pixels(VR.OB, bytes(stored));
    }

    /** One row of three samples of 8 bits a pixel. */
    public static ImageObject colour(String photometricInterpretation, int columns, int... samples) {
        return new ImageObject(columns, 1, 3, 8, photometricInterpretation).pixels(VR.OB, bytes(samples));
    }

    /** One compressed frame. */
    public static ImageObject compressed(
            TransferSyntax syntax, String photometricInterpretation, int columns, int rows, byte[] frame) {
        ImageObject image = new ImageObject(columns, rows, 3, 8, photometricInterpretation);
        image.transferSyntax = syntax;
        byte[] even = Arrays.copyOf(frame, frame.length + frame.length % 2);
        FileRegion whole = new FileRegion(0, even.length + 16);
        return image.with(new FragmentsElement(
                Tag.PixelData, VR.OB, whole, List.of(), List.of(new FileRegion(16, even.length)), List.of(even)));
    }

    public ImageObject with(DataElement element) {
        dataSet.put(element);
        return this;
    }

    public ImageObject us(int tag, int value) {
        return with(ElementFactory.numbers(tag, VR.US, value));
    }

    public ImageObject text(int tag, String... values) {
        return with(ElementFactory.text(tag, values));
    }

    public ImageObject sequence(int tag, DataSet... items) {
        return with(new SequenceElement(tag, List.of(items)));
    }

    public ImageObject window(String center, String width) {
        return text(Tag.WindowCenter, center).text(Tag.WindowWidth, width);
    }

    public ImageObject rescale(String slope, String intercept) {
        return text(Tag.RescaleSlope, slope).text(Tag.RescaleIntercept, intercept);
    }

    public ImageObject signed() {
        return us(Tag.PixelRepresentation, 1);
    }

    public ImageObject bitsStored(int bits) {
        return us(Tag.BitsStored, bits).us(Tag.HighBit, bits - 1);
    }

    public ImageObject monochrome1() {
        return text(Tag.PhotometricInterpretation, "MONOCHROME1");
    }

    public ImageObject without(int tag) {
        dataSet.remove(tag);
        return this;
    }

    /** A descriptor and its table, of 16-bit words. */
    public static DataSet table(int descriptorTag, int dataTag, int first, int bits, int... entries) {
        Integer[] words = Arrays.stream(entries).boxed().toArray(Integer[]::new);
        return new DataSet()
                .put(ElementFactory.numbers(descriptorTag, VR.US, entries.length & 0xFFFF, first & 0xFFFF, bits))
                .put(ElementFactory.numbers(dataTag, VR.US, (Number[]) words));
    }

    public byte[] file() {
        return Samples.file(dataSet, transferSyntax);
    }

    /** Written to a file in memory and read from it, as a service would. */
    public ImageRenderer renderer() throws IOException {
        return renderer(file());
    }

    /** Of any bytes that may be a file. */
    public static ImageRenderer renderer(byte[] file) throws IOException {
        FileInMemory read = FileInMemory.of(file);
        return ImageRenderer.of(read.file(), read);
    }

    public ImageObject bigEndian() {
        transferSyntax = TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
        return this;
    }

    private ImageObject pixels(VR vr, byte[] bytes) {
        return with(ElementFactory.bytes(Tag.PixelData, vr, bytes));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
