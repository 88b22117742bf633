package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.VR;
import java.util.List;

/**
 * A sequence of items (PS3.5 §7.5).
 *
 * @param vr SQ, or UN where the file says UN of undefined length (PS3.5 §6.2.2 note)
 * @param undefinedLength closed by a delimiter when written; kept so that a file is written back as it was read
 */
public record SequenceElement(int tag, VR vr, List<Item> items, boolean undefinedLength) implements DataElement {

    public SequenceElement {
        items = List.copyOf(items);
    }

    public SequenceElement(int tag, List<DataSet> items) {
        this(tag, VR.SQ, items.stream().map(item -> new Item(item, false)).toList(), false);
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
