package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Stored values become those of the modality, such as Hounsfield units (PS3.3 C.11.1). */
interface ModalityLut {

    double apply(double stored);

    /** Some value after the transformation may be negative. */
    boolean isSigned(boolean signedPixels);

    /** A Modality LUT Sequence where it makes a table, else slope and intercept, else nothing is changed. */
    static ModalityLut of(FrameAttributes frame, LookupTableReader tables, boolean signedPixels) throws IOException {
        for (DataSet item : frame.dataSet().items(Tag.ModalityLUTSequence)) {
            Optional<LookupTable> table = tables.read(item, Tag.LUTDescriptor, Tag.LUTData, signedPixels);
            if (table.isPresent()) {
                return new Table(table.get());
            }
        }
        return frame.first(Tag.PixelValueTransformationSequence, Rescale::of).orElse(Rescale.IDENTITY);
    }

    /** Slope and intercept. */
    record Rescale(double slope, double intercept) implements ModalityLut {

        static final Rescale IDENTITY = new Rescale(1, 0);

        /** Larger numbers are no measure of anything, and would leave the range of decimals. */
        private static final double LARGEST = 1e100;

        /** A slope that is no number, or 0, and an intercept that is no number count as missing. */
        static Optional<Rescale> of(DataSet dataSet) {
            OptionalDouble slope = usable(dataSet.doubles(Tag.RescaleSlope), value -> value != 0);
            OptionalDouble intercept = usable(dataSet.doubles(Tag.RescaleIntercept), value -> true);
            return slope.isEmpty() && intercept.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Rescale(slope.orElse(1), intercept.orElse(0)));
        }

        private static OptionalDouble usable(double[] values, DoublePredicate condition) {
            return Arrays.stream(values)
                    .limit(1)
                    .filter(value -> Math.abs(value) <= LARGEST)
                    .filter(condition)
                    .findFirst();
        }

        @Override
        public double apply(double stored) {
            return stored * slope + intercept;
        }

        @Override
        public boolean isSigned(boolean signedPixels) {
            return signedPixels || slope < 0 || intercept < 0;
        }
    }

    /** A table; what comes out is not scaled. */
    record Table(LookupTable table) implements ModalityLut {

        @Override
        public double apply(double stored) {
            return table.at(stored);
        }

        @Override
        public boolean isSigned(boolean signedPixels) {
            return false;
        }
    }
}
