package io.yingdun.dicom.json;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.FileRegion;

/** Says under which URI the bytes of an element that was not loaded can be had (PS3.18 F.2.6). */
@FunctionalInterface
public interface BulkDataLocator {

    String uriOf(DataElement element, FileRegion region);
}
