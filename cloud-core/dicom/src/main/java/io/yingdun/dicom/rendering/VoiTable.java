package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.Optional;

/** An item of the VOI LUT Sequence (PS3.3 C.11.2.1.1); its largest possible entry is white. */
record VoiTable(LookupTable table) implements VoiTransform {

    /** The first item that makes a table. */
    static Optional<VoiTransform> of(DataSet dataSet, LookupTableReader tables, boolean signed) throws IOException {
        for (DataSet item : dataSet.items(Tag.VOILUTSequence)) {
            Optional<LookupTable> table = tables.read(item, Tag.LUTDescriptor, Tag.LUTData, signed);
            if (table.isPresent()) {
                return Optional.of(new VoiTable(table.get()));
            }
        }
        return Optional.empty();
    }

    @Override
    public double grey(double value) {
        return (double) table.at(value) / ((1 << table.bits()) - 1);
    }
}
