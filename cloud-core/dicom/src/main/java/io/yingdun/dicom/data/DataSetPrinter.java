package io.yingdun.dicom.data;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tags;

/**
 * One line an element, items indented, long values cut: for a person at a debugger. It shows patient data and so belongs
 * in no log.
 */
public final class DataSetPrinter {

    private static final int WIDTH = 72;

    private final StringBuilder text = new StringBuilder();

    public String print(DataSet dataSet) {
        dataSet(dataSet, 0);
        return text.toString();
    }

    private void dataSet(DataSet dataSet, int depth) {
        SpecificCharacterSet characterSet = dataSet.characterSet();
        for (DataElement element : dataSet) {
            text.append("  ".repeat(depth)).append(Tags.format(element.tag()));
            text.append(' ').append(element.vr()).append(' ');
            if (element instanceof ValueElement value) {
                value(value, characterSet);
            } else if (element instanceof SequenceElement sequence) {
                text.append(sequence.items().size()).append(" items");
            } else if (element instanceof BulkElement bulk) {
                text.append(bulk.region().length())
                        .append(" bytes at ")
                        .append(bulk.region().offset());
            } else if (element instanceof FragmentsElement fragments) {
                text.append(fragments.fragments().size()).append(" fragments");
            }
            text.append(" # ")
                    .append(Dictionary.standard().keywordOf(element.tag()))
                    .append('\n');
            if (element instanceof SequenceElement sequence) {
                for (Item item : sequence.items()) {
                    text.append("  ".repeat(depth + 1)).append("item\n");
                    dataSet(item.dataSet(), depth + 2);
                }
            }
        }
    }

    private void value(ValueElement value, SpecificCharacterSet characterSet) {
        if (value.vr().isByteStream()) {
            text.append(value.value().length).append(" bytes");
            return;
        }
        String joined = String.join("\\", ElementValues.strings(value, characterSet));
        text.append('[').append(joined, 0, Math.min(joined.length(), WIDTH));
        text.append(joined.length() > WIDTH ? "…]" : "]");
    }
}
