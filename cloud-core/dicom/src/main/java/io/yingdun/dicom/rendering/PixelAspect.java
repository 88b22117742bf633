package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.util.Optional;

/** How much taller than wide a pixel is. */
final class PixelAspect {

    /** A pixel that is longer than this many widths is a mistake in the header. */
    private static final double MOST = 64;

    private static final int[] SPACINGS = {
        Tag.PixelSpacing, Tag.ImagerPixelSpacing, Tag.NominalScannedPixelSpacing, Tag.PixelAspectRatio
    };

    private PixelAspect() {}

    /**
     * Height by width: of the spacings (PS3.3 10.7.1.3) the first that has two positive numbers, else of Pixel Aspect Ratio
     * (PS3.3 C.7.6.3.1.7), else 1.
     */
    static double of(FrameAttributes frame) {
        return frame.first(Tag.PixelMeasuresSequence, PixelAspect::in).orElse(1.0);
    }

    private static Optional<Double> in(DataSet dataSet) {
        for (int tag : SPACINGS) {
            double[] values = dataSet.doubles(tag);
            if (values.length == 2 && values[0] > 0 && values[1] > 0) {
                double aspect = values[0] / values[1];
                if (aspect <= MOST && aspect >= 1 / MOST) {
                    return Optional.of(aspect);
                }
            }
        }
        return Optional.empty();
    }
}
