package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_photo.fastNlMeansDenoisingColored;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.overlay.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Something done to a marked screenshot so that it names nobody.
 *
 * @param title for tables
 * @param needs what the attacker must have beside the screenshot
 * @param work from the marked pixels to the attacked ones, of the same size
 */
record Removal(String title, Needs needs, UnaryOperator<int[]> work) {
    private static final double QUARTER = 0.25;
    private static final int TONES = 9;

    /** Of the spectrum's own resolution of a screen, so that a tone is wholly cut. */
    private static final double NOTCH_RADIUS = 0.0045;

    private static final double KEYED_NOTCH_RADIUS = 0.0015;

    /** What is in the attacker's hands. */
    enum Needs {
        NOTHING,
        /** The half of the key that every endpoint holds. */
        CARRIER_KEY,
        /** That and the codeword which is on the screen. */
        OWN_TILE
    }

    private interface Work {
        Mat of(Mat mat);
    }

    /** All that are tried on a screen of this width that shows this tile. */
    static List<Removal> all(int width, Carrier carrier, Tile tile) {
        List<Removal> all = new ArrayList<>();
        for (int radius = 1; radius <= 3; radius++) {
            int deviation = radius;
            all.add(plain("Gaussian blur, " + radius + " px", width, mat -> {
                Mat out = new Mat();
                GaussianBlur(mat, out, new Size(0, 0), deviation);
                return out;
            }));
        }
        for (int side : new int[] {3, 5}) {
            all.add(plain("median, " + side + " px", width, mat -> {
                Mat out = new Mat();
                medianBlur(mat, out, side);
                return out;
            }));
        }
        for (int strength : new int[] {3, 6}) {
            all.add(plain("non-local means, h " + strength, width, mat -> {
                Mat out = new Mat();
                fastNlMeansDenoisingColored(mat, out, strength, strength, 7, 15);
                return out;
            }));
        }
        for (int quality : new int[] {40, 30, 20}) {
            all.add(plain("JPEG " + quality, width, mat -> Rgb.jpeg(mat, quality)));
        }
        all.add(plain(
                "25 % size and back",
                width, mat -> {
                    Mat small = new Mat();
                    resize(mat, small, new Size(), QUARTER, QUARTER, INTER_AREA);
                    Mat out = new Mat();
                    resize(small, out, new Size(mat.cols(), mat.rows()), 0, 0, INTER_CUBIC);
                    return out;
                }));
        all.add(new Removal("16 grey levels", Needs.NOTHING, Removal::posterised));
        all.add(new Removal(
                "notch of the 9 strongest tones",
                Needs.NOTHING,
                rgb -> Notch.without(rgb, width, Notch.strongest(rgb, width, TONES), NOTCH_RADIUS)));
        all.add(new Removal(
                "mean tile subtracted",
                Needs.NOTHING,
                rgb -> Residuals.minus(rgb, Residuals.meanTile(rgb, width, tile.period()))));
        all.add(new Removal(
                "notch of the pilot",
                Needs.CARRIER_KEY,
                rgb -> Notch.without(rgb, width, pilot(carrier, tile.period()), KEYED_NOTCH_RADIUS)));
        all.add(new Removal("own tile subtracted", Needs.OWN_TILE, rgb -> withoutTile(rgb, width, tile)));
        return all;
    }

    private static Removal plain(String title, int width, Work work) {
        return new Removal(title, Needs.NOTHING, rgb -> {
            try (PointerScope scope = new PointerScope()) {
                return Rgb.pixels(work.of(Rgb.mat(rgb, width, rgb.length / width)));
            }
        });
    }

    private static int[] posterised(int[] rgb) {
        int[] out = rgb.clone();
        for (int i = 0; i < out.length; i++) {
            int steps = out[i] >> 4 & 0x0f0f0f;
            out[i] = 0xff000000 | steps * 17;
        }
        return out;
    }

    private static List<Notch.Tone> pilot(Carrier carrier, double period) {
        return carrier.pilot().stream()
                .map(tone -> new Notch.Tone(tone.kx() / period, tone.ky() / period))
                .toList();
    }

    private static int[] withoutTile(int[] rgb, int width, Tile tile) {
        int[] out = rgb.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] -= tile.pixelAt(i % width, i / width) & 0xffffff;
        }
        return out;
    }
}
