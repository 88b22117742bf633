package io.yingdun.watermark.media;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.yingdun.watermark.media.PictureException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads PNG, JPEG, WebP, BMP and TIFF: at most 64 MiB and 100 megapixels, both checked before anything is decoded. JPEG
 * is turned as its EXIF orientation says, transparency laid on white, 16 bit cut to 8.
 */
public final class PictureReader {
    /** A longer file is refused unread. */
    public static final int LARGEST_BYTES = 64 << 20;

    private static final int WHITE = 255;

    private PictureReader() {}

    /** The picture in this file. */
    public static Picture read(Path file) throws PictureException {
        return read(bytes(file));
    }

    /** The picture in these bytes. */
    public static Picture read(byte[] bytes) throws PictureException {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = decode(bytes);
            int width = mat.cols();
            byte[] luma = new byte[width * mat.rows()];
            Row row = new Row(mat);
            for (int y = 0; y < mat.rows(); y++) {
                row.load(y);
                for (int x = 0; x < width; x++) {
                    luma[y * width + x] = Picture.luma(row.red(x), row.green(x), row.blue(x));
                }
            }
            return Picture.owning(width, mat.rows(), luma);
        }
    }

    /** The same with its colours, for work on the pixels themselves. */
    public static Pixels readPixels(Path file) throws PictureException {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = decode(bytes(file));
            int width = mat.cols();
            int[] rgb = new int[width * mat.rows()];
            Row row = new Row(mat);
            for (int y = 0; y < mat.rows(); y++) {
                row.load(y);
                for (int x = 0; x < width; x++) {
                    rgb[y * width + x] = 0xff000000 | row.red(x) << 16 | row.green(x) << 8 | row.blue(x);
                }
            }
            return new Pixels(width, mat.rows(), rgb);
        }
    }

    static byte[] bytes(Path file) throws PictureException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            requireSize(bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new PictureException(
                    Reason.UNREADABLE_FILE, "the file cannot be read: check that it exists and may be read", e);
        }
    }

    /** One channel of grey or three of blue green red, eight bits each; the caller's pointer scope ends it. */
    static Mat decode(byte[] bytes) throws PictureException {
        PictureHeader header = header(bytes);
        PictureFormat format = PictureFormat.of(bytes);
        Mat mat;
        try {
            Mat input = new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes));
            mat = imdecode(input, format == PictureFormat.JPEG ? IMREAD_COLOR : IMREAD_UNCHANGED);
        } catch (RuntimeException e) {
            throw new PictureException(Reason.DAMAGED, damaged(format).getMessage(), e);
        }
        boolean sameSize = (long) mat.cols() * mat.rows() <= header.pixels();
        if (mat.empty() || !sameSize || mat.channels() == 2 || mat.channels() > 4) {
            throw damaged(format);
        }
        return onWhite(eightBit(mat, format));
    }

    /** What the file says that it is, refused where it is too large to be decoded. */
    static PictureHeader header(byte[] bytes) throws PictureException {
        requireSize(bytes.length);
        PictureFormat format = PictureFormat.of(bytes);
        if (format == PictureFormat.UNKNOWN || format == PictureFormat.VIDEO) {
            throw new PictureException(
                    Reason.UNKNOWN_FORMAT, "not a picture that can be read: save it as PNG, JPEG, WebP, BMP or TIFF");
        }
        PictureHeader header = PictureHeader.of(format, bytes).orElseThrow(() -> damaged(format));
        if (header.pixels() > Picture.LARGEST_PIXELS || header.pixels() < 0) {
            throw new PictureException(
                    Reason.TOO_MANY_PIXELS,
                    "the picture claims " + header.width() + " x " + header.height() + " pixels, at most "
                            + Picture.LARGEST_PIXELS / 1_000_000 + " megapixels are read: cut out a part of it");
        }
        return header;
    }

    private static Mat eightBit(Mat mat, PictureFormat format) throws PictureException {
        if (mat.depth() == CV_8U) {
            return mat;
        }
        if (mat.depth() != CV_16U) {
            throw damaged(format);
        }
        Mat cut = new Mat();
        mat.convertTo(cut, CV_8U, 1 / 257.0, 0);
        return cut;
    }

    /** What is read, mapped and shown alike: whoever looks at a picture sees the pixels that were traced. */
    private static Mat onWhite(Mat mat) {
        if (mat.channels() < 4) {
            return mat;
        }
        int width = mat.cols();
        Mat opaque = new Mat(mat.rows(), width, CV_8UC3);
        byte[] from = new byte[width * 4];
        byte[] to = new byte[width * 3];
        for (int y = 0; y < mat.rows(); y++) {
            mat.ptr(y).get(from);
            for (int x = 0; x < width; x++) {
                int alpha = from[4 * x + 3] & 0xff;
                for (int channel = 0; channel < 3; channel++) {
                    int value = from[4 * x + channel] & 0xff;
                    to[3 * x + channel] = (byte) ((value * alpha + WHITE * (255 - alpha) + 127) / 255);
                }
            }
            opaque.ptr(y).put(to);
        }
        return opaque;
    }

    private static PictureException damaged(PictureFormat format) {
        return new PictureException(
                Reason.DAMAGED, "the " + format + " is damaged: get it again from where it came from, unaltered");
    }

    private static void requireSize(int bytes) throws PictureException {
        if (bytes > LARGEST_BYTES) {
            throw new PictureException(
                    Reason.TOO_MANY_BYTES,
                    "the file is larger than " + (LARGEST_BYTES >> 20) + " MiB: save it as JPEG of high quality");
        }
    }

    /** One row of grey or BGR pixels. */
    private static final class Row {
        private final Mat mat;
        private final int channels;
        private final byte[] bytes;

        Row(Mat mat) {
            this.mat = mat;
            channels = mat.channels();
            bytes = new byte[mat.cols() * channels];
        }

        void load(int y) {
            mat.ptr(y).get(bytes);
        }

        int blue(int x) {
            return value(x, 0);
        }

        int green(int x) {
            return value(x, Math.min(1, channels - 1));
        }

        int red(int x) {
            return value(x, Math.min(2, channels - 1));
        }

        private int value(int x, int channel) {
            return bytes[x * channels + channel] & 0xff;
        }
    }
}
