package io.yingdun.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.testkit.FileInMemory;
import io.yingdun.dicom.testkit.ImageObject;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Objects for peers that take no compression. Their frames are raw here, so that a test can name the samples. */
class NativePixelsTest {

    private static final TransferSyntax RAW = TransferSyntax.of(UID.EncapsulatedUncompressedExplicitVRLittleEndian);

    private static FileInMemory twoPixels(String photometricInterpretation, int... samples) throws IOException {
        byte[] frame = new byte[samples.length];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) samples[i];
        }
        return FileInMemory.of(ImageObject.compressed(RAW, photometricInterpretation, 2, 1, frame)
                .file());
    }

    private static byte[] pixels(NativePixels object) throws IOException {
        BulkElement pixels = (BulkElement) object.dataSet().get(Tag.PixelData);
        try (InputStream in = object.source().open(pixels.region())) {
            return in.readNBytes((int) pixels.region().length());
        }
    }

    private static String colourModel(DataSet dataSet) {
        return dataSet.string(Tag.PhotometricInterpretation).orElseThrow();
    }

    @Test
    void giveEachPixelItsChromaAndSaySo() throws IOException {
        FileInMemory file = twoPixels("YBR_FULL_422", 200, 100, 90, 150);
        NativePixels object = NativePixels.of(file.file(), file);
        assertThat(colourModel(object.dataSet())).isEqualTo("YBR_FULL");
        assertThat(pixels(object)).containsExactly(200, 90, 150, 100, 90, 150);
    }

    @Test
    void becomeRgbWhereNoNameForTheirColourModelIsLeft() throws IOException {
        FileInMemory file = twoPixels("YBR_PARTIAL_422", 235, 16, 128, 128);
        NativePixels object = NativePixels.of(file.file(), file);
        assertThat(colourModel(object.dataSet())).isEqualTo("RGB");
        assertThat(pixels(object)).containsExactly(255, 255, 255, 0, 0, 0);
    }

    @Test
    void areDecodedOnceForOneReading() throws IOException {
        FileInMemory file = twoPixels("RGB", 1, 2, 3, 4, 5, 6);
        NativePixels object = NativePixels.of(file.file(), file);
        assertThat(pixels(object)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(file.opened()).hasSize(1);
    }

    @Test
    void canBeReadAgain() throws IOException {
        FileInMemory file = twoPixels("RGB", 1, 2, 3, 4, 5, 6);
        NativePixels object = NativePixels.of(file.file(), file);
        assertThat(pixels(object)).isEqualTo(pixels(object));
    }

    @Test
    void ofASingleFrameLieInPlanesWhereTheHeaderSaysSo() throws IOException {
        FileInMemory file = FileInMemory.of(ImageObject.compressed(RAW, "RGB", 2, 1, new byte[] {1, 2, 3, 4, 5, 6})
                .us(Tag.PlanarConfiguration, 1)
                .file());
        FrameReader frames = FrameReader.of(file.file(), file);
        assertThat(frames.read(1).values()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(frames.nativeBytes(1)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void ofASingleFrameAreItsOwnInLittleEndianWhereItIsNative() throws IOException {
        FileInMemory colours = FileInMemory.of(ImageObject.colour("YBR_FULL_422", 2, 76, 100, 90, 120)
                .bigEndian()
                .file());
        assertThat(FrameReader.of(colours.file(), colours).nativeBytes(1)).containsExactly(76, 100, 90, 120);
        FileInMemory words =
                FileInMemory.of(ImageObject.grey(0x0102, 0x0304).bigEndian().file());
        FrameReader frames = FrameReader.of(words.file(), words);
        assertThat(frames.nativeBytes(1)).containsExactly(2, 1, 4, 3).hasSize(4);
    }

    @Test
    void bitsTravelEightToAByteTheFirstInTheLowest() throws CodecException {
        int[] bits = {1, 0, 0, 0, 0, 0, 1, 1, 0, 1};
        StoredFrame frame = new StoredFrame(2, 5, 1, 1, 1, false, "MONOCHROME2", bits);

        assertThat(NativePixels.of(frame, false)).containsExactly((byte) 0b1100_0001, (byte) 0b0000_0010);
    }

    @Test
    void wordsTravelInLittleEndian() throws CodecException {
        StoredFrame frame = new StoredFrame(1, 2, 1, 16, 12, true, "MONOCHROME2", new int[] {0x0102, -1});

        assertThat(NativePixels.of(frame, false)).containsExactly((byte) 2, (byte) 1, (byte) -1, (byte) -1);
    }
}
