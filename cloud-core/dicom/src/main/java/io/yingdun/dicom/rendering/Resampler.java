package io.yingdun.dicom.rendering;

import java.util.Arrays;

/**
 * Scales in two passes. Source rows are taken once, in order, and only as many scaled ones are kept as one target row
 * needs; cost is linear in the source region.
 */
final class Resampler {

    private final DisplayRows source;
    private final Axis horizontal;
    private final float[][] kept;
    private final byte[] row;
    private int next;

    private Resampler(DisplayRows source, Axis horizontal, int keep, int start) {
        this.source = source;
        this.horizontal = horizontal;
        this.kept = new float[keep][horizontal.length() * source.channels()];
        this.row = new byte[source.width() * source.channels()];
        this.next = start;
    }

    static DisplayImage scale(DisplayRows source, Placement placement) {
        Axis horizontal = Axis.of(placement.horizontal(), placement.width());
        Axis vertical = Axis.of(placement.vertical(), placement.height());
        return new Resampler(
                        source,
                        horizontal,
                        vertical.reach(),
                        placement.vertical().start())
                .run(vertical);
    }

    private DisplayImage run(Axis vertical) {
        int line = horizontal.length() * source.channels();
        byte[] samples = new byte[vertical.length() * line];
        float[] sum = new float[line];
        for (int y = 0; y < vertical.length(); y++) {
            float[] weights = vertical.weights()[y];
            Arrays.fill(sum, 0.5f);
            for (int i = 0; i < weights.length; i++) {
                float[] scaled = scaled(vertical.first()[y] + i);
                for (int x = 0; x < line; x++) {
                    sum[x] += weights[i] * scaled[x];
                }
            }
            int at = vertical.place(y) * line;
            for (int x = 0; x < line; x++) {
                samples[at + x] = (byte) (int) sum[x];
            }
        }
        return new DisplayImage(horizontal.length(), vertical.length(), source.channels(), samples);
    }

    /** A source row, scaled; rows before the ones kept are never asked for again. */
    private float[] scaled(int y) {
        while (next <= y) {
            source.row(next, row);
            scaleRow(kept[next % kept.length]);
            next++;
        }
        return kept[y % kept.length];
    }

    private void scaleRow(float[] target) {
        int channels = source.channels();
        for (int x = 0; x < horizontal.length(); x++) {
            float[] weights = horizontal.weights()[x];
            int from = horizontal.first()[x] * channels;
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * (row[from + i * channels + channel] & 0xFF);
                }
                target[horizontal.place(x) * channels + channel] = sum;
            }
        }
    }
}
