package io.yingdun.dicom.codec;

/** YBR_FULL to RGB (PS3.3 C.7.6.3.1.2), rounded to the nearest and clamped. */
final class ColourConversion {

    private ColourConversion() {}

    static void fromYbrFull(int[] samples, int bits) {
        int half = 1 << bits - 1;
        int largest = (1 << bits) - 1;
        for (int i = 0; i + 2 < samples.length; i += 3) {
            double y = samples[i];
            double cb = samples[i + 1] - half;
            double cr = samples[i + 2] - half;
            samples[i] = clamp(y + 1.402 * cr, largest);
            samples[i + 1] = clamp(y - 0.114 * 1.772 / 0.587 * cb - 0.299 * 1.402 / 0.587 * cr, largest);
            samples[i + 2] = clamp(y + 1.772 * cb, largest);
        }
    }

    private static int clamp(double value, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.floor(value + 0.5)));
    }
}
