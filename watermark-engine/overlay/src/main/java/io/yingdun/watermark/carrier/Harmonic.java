package io.yingdun.watermark.carrier;

/**
 * One frequency of the tile: kx and ky periods across and down it, drawn with this phase (radians) and amplitude
 * (standard deviations of the whole signal).
 */
public record Harmonic(int kx, int ky, double phase, double amplitude) {
    /** Distance from the origin of the spectrum, in periods a tile. */
    public double radius() {
        return StrictMath.sqrt((double) kx * kx + (double) ky * ky);
    }
}
