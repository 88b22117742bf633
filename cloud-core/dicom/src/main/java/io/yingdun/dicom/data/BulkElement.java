package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.VR;

/** An element whose value was not loaded: it lies in the source, in the source's byte order. */
public record BulkElement(int tag, VR vr, FileRegion region) implements DataElement {

    @Override
    public boolean isEmpty() {
        return region.length() == 0;
    }
}
