package io.yingdun.watermark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.watermark.media.PictureException.Reason;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.Screens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReaderTest {
    private static final Capture SMALL = Capture.of(Screens.TEXT.of(60, 40, 1));

    @TempDir
    private Path directory;

    @Test
    void readsLosslessFormatsExactly() throws Exception {
        for (byte[] bytes : List.of(SMALL.bytes("png"), SMALL.bytes("bmp"), SMALL.bytes("tiff"), webp())) {
            Picture picture = PictureReader.read(bytes);
            assertThat(picture.luma()).isEqualTo(SMALL.picture().luma());
        }
    }

    @Test
    void readsJpeg() throws Exception {
        Picture picture = PictureReader.read(SMALL.jpegBytes(95));
        assertThat(picture.width()).isEqualTo(60);
        assertThat(Math.abs(picture.lumaAt(0, 0) - 255)).isLessThan(4);
    }

    @Test
    void turnsJpegAsItsExifOrientationSays() throws Exception {
        Picture picture = PictureReader.read(withOrientation(SMALL.jpegBytes(95), 6));
        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(60);
    }

    @Test
    void laysTransparencyOnWhite() throws Exception {
        BufferedImage clear = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(1, 0, 0xff000000);
        clear.setRGB(2, 0, 0x80000000);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(clear, "png", png);
        Picture picture = PictureReader.read(png.toByteArray());
        assertThat(picture.lumaAt(0, 0)).isEqualTo(255);
        assertThat(picture.lumaAt(1, 0)).isZero();
        assertThat(picture.lumaAt(2, 0)).isEqualTo(127);
    }

    @Test
    void readsGreyAndSixteenBit() throws Exception {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 65535);
        grey.getRaster().setSample(1, 0, 0, 32896);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(grey, "png", png);
        Picture picture = PictureReader.read(png.toByteArray());
        assertThat(picture.lumaAt(0, 0)).isEqualTo(255);
        assertThat(picture.lumaAt(1, 0)).isEqualTo(128);
    }

    @Test
    void refusesTooManyPixelsBeforeDecoding() throws Exception {
        byte[] png = SMALL.bytes("png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        assertReason(png, Reason.TOO_MANY_PIXELS);
        byte[] bmp = SMALL.bytes("bmp");
        bmp[20] = 0x7f;
        bmp[24] = 0x7f;
        assertReason(bmp, Reason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesATiffThatTellsItsSizeTwice() {
        byte[] tiff = SMALL.bytes("tiff");
        int width = entryOf(tiff, 256);
        int other = lastEntry(tiff);
        System.arraycopy(tiff, width, tiff, other, 12);

        assertReason(tiff, Reason.DAMAGED);
    }

    @Test
    void refusesATiffWhoseSizeIsOfNoTypeForSizes() {
        byte[] tiff = SMALL.bytes("tiff");
        tiff(tiff).putShort(entryOf(tiff, 257) + 2, (short) 9);

        assertReason(tiff, Reason.DAMAGED);
    }

    private static ByteBuffer tiff(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static int entryOf(byte[] bytes, int tag) {
        ByteBuffer in = tiff(bytes);
        int entry = in.getInt(4) + 2;
        while ((in.getShort(entry) & 0xffff) != tag) {
            entry += 12;
        }
        return entry;
    }

    private static int lastEntry(byte[] bytes) {
        ByteBuffer in = tiff(bytes);
        return in.getInt(4) + 2 + 12 * ((in.getShort(in.getInt(4)) & 0xffff) - 1);
    }

    @Test
    void refusesTooManyBytes() {
        assertReason(new byte[PictureReader.LARGEST_BYTES + 1], Reason.TOO_MANY_BYTES);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertReason(new byte[0], Reason.UNKNOWN_FORMAT);
        assertReason("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), Reason.UNKNOWN_FORMAT);
        assertThatThrownBy(() -> PictureReader.read(directory.resolve("missing.png")))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("exists");
    }

    @Test
    void truncationAnywhereEndsInAPictureOrARefusal() {
        for (byte[] whole : formats()) {
            for (int length = 0; length < whole.length; length += 1 + length / 60) {
                readOrRefuse(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void damageAnywhereEndsInAPictureOrARefusal() {
        Random random = new Random(11);
        for (byte[] whole : formats()) {
            for (int trial = 0; trial < 300; trial++) {
                byte[] damaged = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    int reach = trial % 2 == 0 ? Math.min(80, damaged.length) : damaged.length;
                    damaged[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
                }
                readOrRefuse(damaged);
            }
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            Picture picture = PictureReader.read(bytes);
            assertThat((long) picture.width() * picture.height()).isBetween(1L, Picture.LARGEST_PIXELS);
        } catch (PictureException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static List<byte[]> formats() {
        List<byte[]> formats = new ArrayList<>();
        formats.add(SMALL.bytes("png"));
        formats.add(SMALL.jpegBytes(80));
        formats.add(SMALL.bytes("bmp"));
        formats.add(SMALL.bytes("tiff"));
        formats.add(webp());
        return formats;
    }

    private static byte[] webp() {
        try (Mat mat = opencv_imgcodecs.imdecode(new Mat(SMALL.bytes("png")), opencv_imgcodecs.IMREAD_COLOR);
                BytePointer out = new BytePointer()) {
            // Quality beyond 100 is WebP's lossless mode.
            opencv_imgcodecs.imencode(".webp", mat, out, new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101));
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    /** The JPEG with an EXIF segment of one tag after its first marker. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
        out.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static void assertReason(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> PictureReader.read(bytes))
                .isInstanceOfSatisfying(
                        PictureException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
