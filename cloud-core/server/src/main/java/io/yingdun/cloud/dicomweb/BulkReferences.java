package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.json.BulkDataResolver;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which values of data sets that are being read are references to bulk data, so that the bytes need not be there
 * yet. Each gets an empty value of its own, by which it is known again.
 */
final class BulkReferences implements BulkDataResolver {

    private final Map<byte[], String> uris = new IdentityHashMap<>();

    @Override
    public byte[] resolve(String uri) {
        byte[] mark = new byte[0];
        uris.put(mark, uri);
        return mark;
    }

    /** Of an element that is a reference. */
    Optional<String> uriOf(@Nullable DataElement element) {
        return element instanceof ValueElement value ? Optional.ofNullable(uris.get(value.value())) : Optional.empty();
    }

    /** Makes the element that stands in a reference's place. */
    interface Replacement {

        DataElement of(ValueElement reference, String uri) throws IOException;
    }

    /** Replaces the references of a data set and of the items in it. */
    void replaceIn(DataSet dataSet, Replacement replacement) throws IOException {
        DataSet replaced = new DataSet();
        for (DataElement element : dataSet) {
            if (element instanceof SequenceElement sequence) {
                for (Item item : sequence.items()) {
                    replaceIn(item.dataSet(), replacement);
                }
            } else if (element instanceof ValueElement value && uris.containsKey(value.value())) {
                replaced.put(replacement.of(value, uris.get(value.value())));
            }
        }
        replaced.forEach(dataSet::put);
    }
}
