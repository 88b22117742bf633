package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.io.DicomFile;
import java.util.Optional;

/**
 * The element whose value lies in a region of the stored object.
 *
 * @param dataSet that has the element: the object's own, or an item's, such as that of an icon
 */
record BulkOwner(DataSet dataSet, DataElement element) {

    static Optional<BulkOwner> of(FileRegion region, DataSet dataSet) {
        for (DataElement element : dataSet) {
            boolean there = element instanceof BulkElement bulk && bulk.region().equals(region)
                    || element instanceof FragmentsElement fragments
                            && fragments.region().equals(region);
            if (there) {
                return Optional.of(new BulkOwner(dataSet, element));
            }
            if (element instanceof SequenceElement sequence) {
                for (Item item : sequence.items()) {
                    Optional<BulkOwner> inner = of(region, item.dataSet());
                    if (inner.isPresent()) {
                        return inner;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The data set as an image of its own. */
    DicomFile in(DicomFile file) {
        return new DicomFile(
                file.preamble(),
                file.fileMetaInformation(),
                file.transferSyntax(),
                file.dataSetOffset(),
                dataSet,
                file.findings(),
                file.failure());
    }
}
