package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.DFT_INVERSE;
import static org.bytedeco.opencv.global.opencv_core.DFT_REAL_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.DFT_SCALE;
import static org.bytedeco.opencv.global.opencv_core.dft;
import static org.bytedeco.opencv.global.opencv_core.mulSpectrums;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import io.yingdun.watermark.overlay.Tile;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A tile of binary chips, repeated over the screen as an overlay of alpha 1, found by the autocorrelation of a capture:
 * the tile's copies make a lattice of peaks (Kutter 1998 and many since). 32 × 32 chips of 4 px; every second one is known
 * and tells where the tile begins, the rest spread 72 bits.
 */
final class ChipTile implements Rival {
    private static final int CHIP = 4;
    private static final int CHIPS = 32;
    private static final int PERIOD = CHIP * CHIPS;
    private static final int ALPHA = 1;
    private static final int LEAST_LAG = 50;
    private static final int LARGEST_LAG = 290;

    /** The lattice may be turned by so much, tangent. */
    private static final double LARGEST_TURN = 0.35;

    private static final int RECTIFIED = 8 * PERIOD;

    private final int[] keyed = new int[CHIPS * CHIPS];

    ChipTile(long key) {
        Random random = new Random(key);
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = random.nextBoolean() ? 1 : -1;
        }
    }

    @Override
    public String title() {
        return "chip tile";
    }

    @Override
    public int[] marked(int[] bare, int width, boolean[] bits) {
        int[] pixels = new int[PERIOD * PERIOD];
        for (int i = 0; i < pixels.length; i++) {
            int chip = i / PERIOD / CHIP * CHIPS + i % PERIOD / CHIP;
            int sign = isKnown(chip) || !bits[bit(chip)] ? keyed[chip] : -keyed[chip];
            pixels[i] = ALPHA << 24 | (sign > 0 ? 0x010101 : 0);
        }
        return Fleet.under(new Tile(PERIOD, ALPHA, pixels), bare, width);
    }

    private static boolean isKnown(int chip) {
        return (chip / CHIPS + chip) % 2 == 0;
    }

    private static int bit(int chip) {
        return chip / 2 % BITS;
    }

    @Override
    public boolean[][] search(float[] luma, int width) {
        int height = luma.length / width;
        float[] residual = Residuals.of(luma, width);
        double[][] lattice = lattice(residual, width, height);
        try (PointerScope scope = new PointerScope()) {
            double[] map = {
                lattice[0][0] / PERIOD, lattice[1][0] / PERIOD, 0, lattice[0][1] / PERIOD, lattice[1][1] / PERIOD, 0
            };
            Mat affine = new Mat(2, 3, CV_64FC1);
            new DoublePointer(affine.data()).put(map);
            Mat out = new Mat();
            warpAffine(
                    new Mat(height, width, CV_32FC1, new FloatPointer(residual)),
                    out,
                    affine,
                    new Size(RECTIFIED, RECTIFIED),
                    INTER_LINEAR | WARP_INVERSE_MAP,
                    BORDER_CONSTANT,
                    Scalar.all(0));
            float[] straight = new float[RECTIFIED * RECTIFIED];
            new FloatPointer(out.data()).get(straight);
            double[] boxes = boxes(folded(straight, RECTIFIED));
            return new boolean[][] {bits(boxes, start(boxes))};
        }
    }

    @Override
    public boolean[] read(float[] screenLuma, int width) {
        float[] filled = screenLuma.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Float.isNaN(filled[i]) ? 0 : filled[i];
        }
        float[] residual = Residuals.of(filled, width);
        for (int i = 0; i < residual.length; i++) {
            residual[i] = Float.isNaN(screenLuma[i]) ? 0 : residual[i];
        }
        return bits(boxes(folded(residual, width)), 0);
    }

    /** The two shifts, one near each axis, under which the residual is most like itself. */
    private static double[][] lattice(float[] residual, int width, int height) {
        int side = Integer.highestOneBit(Math.max(width, height) * 2 - 1) * 2;
        float[] padded = new float[side * side];
        for (int i = 0; i < residual.length; i++) {
            padded[i / width * side + i % width] = Math.min(Math.max(residual[i], -4), 4);
        }
        float[] like = new float[padded.length];
        try (PointerScope scope = new PointerScope()) {
            Mat from = new Mat(side, side, CV_32FC1, new FloatPointer(padded));
            Mat spectrum = new Mat();
            dft(from, spectrum);
            Mat power = new Mat();
            mulSpectrums(spectrum, spectrum, power, 0, true);
            Mat back = new Mat();
            dft(power, back, DFT_INVERSE | DFT_SCALE | DFT_REAL_OUTPUT, 0);
            new FloatPointer(back.data()).get(like);
        }
        double[][] best = new double[2][2];
        double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int limit = Math.min(LARGEST_LAG, Math.min(width, height) - 1);
        for (int along = LEAST_LAG; along <= limit; along++) {
            int aside = (int) (along * LARGEST_TURN);
            for (int across = -aside; across <= aside; across++) {
                for (int axis = 0; axis < 2; axis++) {
                    int x = axis == 0 ? along : across;
                    int y = axis == 0 ? across : along;
                    // As a mean over what overlaps: far shifts have less to be alike.
                    double overlap = (double) (width - Math.abs(x)) * (height - Math.abs(y));
                    double value = like[Math.floorMod(y, side) * side + Math.floorMod(x, side)] / overlap;
                    if (value > highest[axis]) {
                        highest[axis] = value;
                        best[axis] = new double[] {x, y};
                    }
                }
            }
        }
        return best;
    }

    private static double[] folded(float[] residual, int width) {
        double[] sum = new double[PERIOD * PERIOD];
        for (int i = 0; i < residual.length; i++) {
            sum[i / width % PERIOD * PERIOD + i % width % PERIOD] += Math.min(Math.max(residual[i], -4), 4);
        }
        return sum;
    }

    /** The place of the tile's first pixel: where the known chips agree best. */
    private int start(double[] boxes) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < boxes.length; at++) {
            double sum = 0;
            for (int chip = 0; chip < keyed.length; chip++) {
                if (isKnown(chip)) {
                    sum += keyed[chip] * boxes[place(at, chip)];
                }
            }
            if (sum > highest) {
                highest = sum;
                best = at;
            }
        }
        return best;
    }

    private static int place(int start, int chip) {
        int x = (start % PERIOD + chip % CHIPS * CHIP) % PERIOD;
        int y = (start / PERIOD + chip / CHIPS * CHIP) % PERIOD;
        return y * PERIOD + x;
    }

    private boolean[] bits(double[] boxes, int start) {
        double[] sums = new double[BITS];
        for (int chip = 0; chip < keyed.length; chip++) {
            if (!isKnown(chip)) {
                sums[bit(chip)] += keyed[chip] * boxes[place(start, chip)];
            }
        }
        boolean[] bits = new boolean[BITS];
        for (int i = 0; i < BITS; i++) {
            bits[i] = sums[i] < 0;
        }
        return bits;
    }

    /** Sums over the chip that begins at each place. */
    private static double[] boxes(double[] folded) {
        double[] boxes = new double[folded.length];
        Arrays.setAll(boxes, at -> {
            double sum = 0;
            for (int i = 0; i < CHIP * CHIP; i++) {
                sum += folded[(at / PERIOD + i / CHIP) % PERIOD * PERIOD + (at % PERIOD + i % CHIP) % PERIOD];
            }
            return sum;
        });
        return boxes;
    }
}
