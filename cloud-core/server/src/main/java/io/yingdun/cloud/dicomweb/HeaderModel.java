package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.json.DicomJsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stored header as a data set: each of its references to bulk data is an element whose region is the place of the reference's
 * address in the list.
 */
record HeaderModel(DataSet dataSet, List<String> uris) {

    static HeaderModel of(String dicomJson) throws IOException {
        BulkReferences references = new BulkReferences();
        DataSet dataSet = new DicomJsonReader(references)
                .read(new ByteArrayInputStream(dicomJson.getBytes(StandardCharsets.UTF_8)))
                .get(0);
        List<String> uris = new ArrayList<>();
        references.replaceIn(dataSet, (reference, uri) -> {
            uris.add(uri);
            return new BulkElement(reference.tag(), reference.vr(), new FileRegion(uris.size() - 1L, 1));
        });
        return new HeaderModel(dataSet, uris);
    }

    String uriOf(FileRegion region) {
        return uris.get((int) region.offset());
    }
}
