package io.yingdun.dicom.rendering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** VOI LUT Function (0028,1056): how a window maps values to grey (PS3.3 C.11.2.1.2, C.11.2.1.3). */
public enum VoiLutFunction {
    /** Whole numbers are pixels of width one: the lowest of {@code width} values is black, the highest white. */
    LINEAR {
        @Override
        double apply(double value, double center, double width) {
            double middle = center - 0.5;
            double reach = width - 1;
            if (value <= middle - reach / 2) {
                return 0;
            }
            return value > middle + reach / 2 ? 1 : (value - middle) / reach + 0.5;
        }

        @Override
        boolean allows(double width) {
            return width >= 1;
        }
    },
    LINEAR_EXACT {
        @Override
        double apply(double value, double center, double width) {
            return Math.max(0, Math.min(1, (value - center) / width + 0.5));
        }
    },
    SIGMOID {
        @Override
        double apply(double value, double center, double width) {
            return 1 / (1 + Math.exp(-4 * (value - center) / width));
        }
    };

    /** From 0, black, to 1, white. */
    abstract double apply(double value, double center, double width);

    boolean allows(double width) {
        return width > 0;
    }

    /** By the term of (0028,1056) or of WADO-RS, where it is {@code linear-exact}; in any case of letters. */
    public static Optional<VoiLutFunction> named(String term) {
        String name = term.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(function -> function.name().equals(name))
                .findFirst();
    }
}
