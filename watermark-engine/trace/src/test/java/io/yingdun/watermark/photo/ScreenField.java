package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.signal.Residual;
import java.util.Random;

/** A residual that shows nothing but the pilot of one key under a known geometry, and noise. */
final class ScreenField {
    static final Carrier CARRIER =
            Carrier.of(WatermarkKey.of(new byte[WatermarkKey.LENGTH]).carrierKey());

    private static final int PERIOD = Carrier.REFERENCE_PERIOD;

    private ScreenField() {}

    /** The screen is boundless; noise in standard deviations of the whole mark. */
    static Residual of(Projection gridToField, int width, int height, double noise) {
        double[] tile = TileSignal.pilot(CARRIER, PERIOD);
        Random random = new Random(11);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            Point p = gridToField.unmap(i % width + 0.5, i / width + 0.5);
            values[i] = (float) (sample(tile, p.x() - 0.5, p.y() - 0.5) + noise * random.nextGaussian());
        }
        return new Residual(width, height, 1, values);
    }

    private static double sample(double[] tile, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double u = x - left;
        double v = y - top;
        double upper = (1 - u) * at(tile, left, top) + u * at(tile, left + 1, top);
        double lower = (1 - u) * at(tile, left, top + 1) + u * at(tile, left + 1, top + 1);
        return (1 - v) * upper + v * lower;
    }

    private static double at(double[] tile, int x, int y) {
        return tile[Math.floorMod(y, PERIOD) * PERIOD + Math.floorMod(x, PERIOD)];
    }
}
