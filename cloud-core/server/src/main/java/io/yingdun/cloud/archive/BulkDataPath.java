package io.yingdun.cloud.archive;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.FileRegion;
import java.util.regex.Pattern;

/**
 * The address under which the bytes of a value that is not in the metadata can be had: a path of the DICOMweb service that
 * names the instance and the bytes in its stored file.
 *
 * <p>Headers are stored with a placeholder, because an instance may be moved to another study; documents get the path.
 */
public final class BulkDataPath {

    private static final Pattern OFFSET = Pattern.compile("(\"BulkDataURI\":\"bulkdata:)\\d+/");

    private BulkDataPath() {}

    /** @param offset of the value's first byte in the stored file; in the inflated one where that is deflated */
    public static String of(InstanceReference instance, long offset, long length) {
        return prefix(instance) + offset + "/" + length;
    }

    static String prefix(InstanceReference instance) {
        return "/dicomweb/studies/" + instance.studyInstanceUid() + "/series/" + instance.seriesInstanceUid()
                + "/instances/" + instance.sopInstanceUid() + "/bulkdata/";
    }

    static String placeholder(DataElement element, FileRegion region) {
        return "bulkdata:" + region.offset() + "/" + region.length();
    }

    /** The same for the same data set, wherever its values lie in the file. */
    static String withoutOffsets(String headerJson) {
        return OFFSET.matcher(headerJson).replaceAll("$1/");
    }

    /**
     * Puts the path in the placeholders' stead. A quotation mark inside a text is escaped in JSON, so this sequence can
     * only be the attribute's.
     */
    static String resolve(String headerJson, InstanceReference instance) {
        return headerJson.replace("\"BulkDataURI\":\"bulkdata:", "\"BulkDataURI\":\"" + prefix(instance));
    }
}
