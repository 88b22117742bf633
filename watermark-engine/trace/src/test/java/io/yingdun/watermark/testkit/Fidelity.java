package io.yingdun.watermark.testkit;

/**
 * What changed between two screens, over all pixels and channels.
 *
 * @param psnr peak signal-to-noise ratio in dB, peak 255
 * @param mean absolute difference in grey levels
 * @param largest absolute difference in grey levels
 */
public record Fidelity(double psnr, double mean, int largest) {

    /** Of opaque pixels. */
    public static Fidelity of(int[] bare, int[] shown) {
        long squares = 0;
        long sum = 0;
        int largest = 0;
        for (int i = 0; i < bare.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = Math.abs((bare[i] >> shift & 0xff) - (shown[i] >> shift & 0xff));
                squares += (long) difference * difference;
                sum += difference;
                largest = Math.max(largest, difference);
            }
        }
        double count = 3.0 * bare.length;
        return new Fidelity(10 * Math.log10(255 * 255 * count / squares), sum / count, largest);
    }
}
