package io.yingdun.watermark.trace;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.signal.Fourier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.ResidualFilter;
import io.yingdun.watermark.signal.Window;
import java.util.Arrays;

/**
 * What a picture that names nobody lacks, told from its first frame: for advice, not for evidence.
 *
 * @param isPhoto whether no grey level is that of a seventh of the pixels, as a ground is in most screenshots
 * @param glare share of the cells of 64 x 64 pixels in which everything is white
 * @param fineShare power density of the residual above 0.2 cycles a pixel over that of 0.05 to 0.15
 */
record PictureQuality(boolean isPhoto, double glare, double fineShare) {
    private static final int CELL = 64;
    private static final int WHITE = 250;
    private static final double FLAT_SHARE = 0.15;
    private static final double LARGEST_GLARE = 0.01;
    private static final double LEAST_FINE_SHARE = 0.09;
    private static final int MIDDLE = 1024;
    private static final int SIDE = 256;
    private static final double MIDDLE_FROM = 0.05;
    private static final double MIDDLE_TO = 0.15;
    private static final double FINE_FROM = 0.2;
    private static final double FINE_TO = 0.45;

    /** Light that hides what is behind it; a lamp's mirror image takes 1 to 5 %. */
    boolean hasGlare() {
        return isPhoto && glare > LARGEST_GLARE;
    }

    /** Photos of text have 0.13 to 0.5, out of focus 0.03 to 0.08. */
    boolean isBlurred() {
        return isPhoto && fineShare < LEAST_FINE_SHARE;
    }

    static PictureQuality of(Footage footage) throws PictureException {
        return of(footage.spread(1).get(0));
    }

    private static PictureQuality of(Picture picture) throws PictureException {
        int[] histogram = new int[256];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                histogram[picture.lumaAt(x, y)]++;
            }
        }
        double pixels = (double) picture.width() * picture.height();
        double mostFrequent = Arrays.stream(histogram).max().orElseThrow() / pixels;
        return new PictureQuality(mostFrequent < FLAT_SHARE, glare(picture), fineShare(picture));
    }

    private static double glare(Picture picture) {
        int columns = Math.max(1, picture.width() / CELL);
        int rows = Math.max(1, picture.height() / CELL);
        int white = 0;
        for (int cell = 0; cell < columns * rows; cell++) {
            white += isWhite(picture, cell % columns * CELL, cell / columns * CELL) ? 1 : 0;
        }
        return (double) white / (columns * rows);
    }

    private static boolean isWhite(Picture picture, int left, int top) {
        for (int y = top; y < Math.min(top + CELL, picture.height()); y++) {
            for (int x = left; x < Math.min(left + CELL, picture.width()); x++) {
                if (picture.lumaAt(x, y) < WHITE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double fineShare(Picture picture) throws PictureException {
        Window middle = new Window(0, 0, picture.width(), picture.height()).middle(MIDDLE, MIDDLE);
        Residual residual = ResidualFilter.sum(Footage.of(picture), middle, 1);
        double[] power = new double[2];
        long[] count = new long[2];
        for (int top = 0; top + SIDE <= residual.height(); top += SIDE) {
            for (int left = 0; left + SIDE <= residual.width(); left += SIDE) {
                add(Fourier.transform(residual.part(left, top, SIDE, SIDE).values(), SIDE, SIDE), power, count);
            }
        }
        return count[0] == 0 ? 1 : power[1] / count[1] / (power[0] / count[0] + 1e-12);
    }

    /** The middle band first, then the fine one. */
    private static void add(float[] spectrum, double[] power, long[] count) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            double fx = (double) Math.min(i % SIDE, SIDE - i % SIDE) / SIDE;
            double fy = (double) Math.min(i / SIDE, SIDE - i / SIDE) / SIDE;
            double radius = Math.hypot(fx, fy);
            int band = radius > MIDDLE_FROM && radius < MIDDLE_TO ? 0 : radius > FINE_FROM && radius < FINE_TO ? 1 : 2;
            if (band < 2) {
                power[band] += spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
                count[band]++;
            }
        }
    }
}
