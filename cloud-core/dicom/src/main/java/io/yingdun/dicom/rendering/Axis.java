package io.yingdun.dicom.rendering;

/**
 * One direction of a scaling: which source samples make each target sample, and with which weights. Fewer targets than
 * sources average the area that a target covers; more interpolate linearly between the nearest two. Targets are in the
 * order of their sources.
 *
 * @param first of each target's sources
 * @param weights of each target's sources from the first on; their sum is 1
 * @param mirrored the last target comes first in the picture
 */
record Axis(int[] first, float[][] weights, boolean mirrored) {

    /** What rounding of a multiple of the step can amount to. */
    private static final double TOLERANCE = 1e-9;

    static Axis of(Placement.Span sources, int targets) {
        int[] first = new int[targets];
        float[][] weights = new float[targets][];
        double step = (double) sources.length() / targets;
        for (int i = 0; i < targets; i++) {
            double from = step >= 1 ? i * step : (i + 0.5) * step - 0.5;
            int low = Math.max(0, (int) Math.floor(from + TOLERANCE));
            first[i] = sources.start() + low;
            weights[i] =
                    step >= 1 ? area(from, from + step, low, sources.length()) : linear(from, low, sources.length());
        }
        return new Axis(first, weights, sources.mirrored());
    }

    /** Where a target comes in the picture. */
    int place(int target) {
        return mirrored ? length() - 1 - target : target;
    }

    int length() {
        return first.length;
    }

    /** The most sources of one target. */
    int reach() {
        int most = 0;
        for (float[] each : weights) {
            most = Math.max(most, each.length);
        }
        return most;
    }

    private static float[] area(double from, double to, int low, int sources) {
        int high = Math.min(sources, (int) Math.ceil(to - TOLERANCE));
        float[] weights = new float[high - low];
        for (int i = 0; i < weights.length; i++) {
            double covered = Math.min(to, low + i + 1) - Math.max(from, low + i);
            weights[i] = (float) (covered / (to - from));
        }
        return weights;
    }

    private static float[] linear(double at, int low, int sources) {
        double fraction = Math.max(0, at - low);
        return low + 1 < sources && fraction > 0
                ? new float[] {(float) (1 - fraction), (float) fraction}
                : new float[] {1};
    }
}
