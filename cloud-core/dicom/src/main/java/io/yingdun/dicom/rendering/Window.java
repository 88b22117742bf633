package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.util.Optional;

/**
 * A window on the values after the modality LUT: Hounsfield units in a CT.
 *
 * @param width at least 1 with {@link VoiLutFunction#LINEAR}, else above 0
 */
public record Window(double center, double width, VoiLutFunction function) implements VoiTransform {

    /** @throws IllegalArgumentException for a width that the function does not allow, or no number */
    public Window {
        if (!Double.isFinite(center) || !Double.isFinite(width) || !function.allows(width)) {
            throw new IllegalArgumentException("no window: centre " + center + ", width " + width + ", " + function);
        }
    }

    /**
     * {@code center,width[,function]} as WADO-RS writes it (PS3.18 §8.3.5.1.4).
     *
     * @throws RenderingException INVALID_PARAMETER
     */
    public static Window parse(String text) throws RenderingException {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                VoiLutFunction function = parts.length == 2
                        ? VoiLutFunction.LINEAR
                        : VoiLutFunction.named(parts[2])
                                .orElseThrow(() -> new IllegalArgumentException("no VOI LUT function: " + parts[2]));
                return new Window(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), function);
            }
        } catch (IllegalArgumentException e) {
            throw RenderingException.invalid("window " + text + ": " + e.getMessage());
        }
        throw RenderingException.invalid("window " + text + ": write CENTER,WIDTH or CENTER,WIDTH,FUNCTION");
    }

    /**
     * The first usable of the windows in this data set or Frame VOI LUT item; a centre or width that is no number and a
     * width that the function does not allow count as missing. An unknown function counts as LINEAR.
     */
    static Optional<Window> of(DataSet dataSet) {
        double[] centers = dataSet.doubles(Tag.WindowCenter);
        double[] widths = dataSet.doubles(Tag.WindowWidth);
        VoiLutFunction function = dataSet.string(Tag.VOILUTFunction)
                .flatMap(VoiLutFunction::named)
                .orElse(VoiLutFunction.LINEAR);
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (Double.isFinite(centers[i]) && Double.isFinite(widths[i]) && function.allows(widths[i])) {
                return Optional.of(new Window(centers[i], widths[i], function));
            }
        }
        return Optional.empty();
    }

    /** From {@code low}, black, to {@code high}, white (PS3.3 C.11.2.1.2.1 note 4). */
    static Window over(double low, double high) {
        return new Window((low + high) / 2 + 0.5, high - low + 1, VoiLutFunction.LINEAR);
    }

    @Override
    public double grey(double value) {
        return function.apply(value, center, width);
    }
}
