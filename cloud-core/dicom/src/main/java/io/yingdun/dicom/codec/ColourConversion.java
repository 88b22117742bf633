package io.yingdun.dicom.codec;

import java.util.Optional;

/** Colour models of three samples to RGB (PS3.3 C.7.6.3.1.2), rounded to the nearest and clamped. */
public enum ColourConversion {
    NONE {
        @Override
        public void toRgb(int[] samples, int bits) {
            // RGB already
        }
    },
    YBR_FULL {
        @Override
        public void toRgb(int[] samples, int bits) {
            fromYbr(samples, bits, 0, 1, 1);
        }
    },
    /** Luminance from 16 to 235, chroma from 16 to 240 of 256; retired, but in old colour Doppler. */
    YBR_PARTIAL {
        @Override
        public void toRgb(int[] samples, int bits) {
            fromYbr(samples, bits, 16.0 / 256 * (1 << bits), 255.0 / 219, 255.0 / 224);
        }
    };

    /**
     * @param samples three a pixel, side by side; changed in place
     * @param bits of a sample, at most 30
     */
    public abstract void toRgb(int[] samples, int bits);

    /** What the values of a decoded frame need; empty for a colour model that is not one of RGB or YBR. */
    public static Optional<ColourConversion> of(StoredFrame frame) {
        return switch (frame.photometricInterpretation()) {
            case "RGB" -> Optional.of(NONE);
            case "YBR_FULL" -> Optional.of(YBR_FULL);
            case "YBR_PARTIAL_422", "YBR_PARTIAL_420" -> Optional.of(YBR_PARTIAL);
            default -> Optional.empty();
        };
    }

    private static void fromYbr(int[] samples, int bits, double black, double luminance, double chroma) {
        int half = 1 << bits - 1;
        int largest = (1 << bits) - 1;
        for (int i = 0; i + 2 < samples.length; i += 3) {
            double y = (samples[i] - black) * luminance;
            double cb = (samples[i + 1] - half) * chroma;
            double cr = (samples[i + 2] - half) * chroma;
            samples[i] = clamp(y + 1.402 * cr, largest);
            samples[i + 1] = clamp(y - 0.114 * 1.772 / 0.587 * cb - 0.299 * 1.402 / 0.587 * cr, largest);
            samples[i + 2] = clamp(y + 1.772 * cb, largest);
        }
    }

    private static int clamp(double value, int largest) {
        return value <= 0 ? 0 : (int) Math.min(largest, value + 0.5);
    }
}
