package io.yingdun.dicom.io;

import io.yingdun.dicom.charset.CharacterSetEvidence;
import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Settles the character set of a data set and of each item (PS3.3 C.12.1.1.2: an item without (0008,0005) takes that of
 * what it lies in), and replaces one that the text itself contradicts. The bytes are never changed.
 */
final class CharacterSetRepair {

    private final Consumer<Finding> findings;

    CharacterSetRepair(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void settle(DataSet dataSet) {
        reportUnknownTerms(dataSet);
        SpecificCharacterSet declared = dataSet.characterSet();
        CharacterSetEvidence evidence = new CharacterSetEvidence();
        collect(dataSet, evidence);
        evidence.contradicting(declared).ifPresent(actual -> {
            dataSet.overrideCharacterSet(actual);
            findings.accept(new Finding(
                    0, "(0008,0005)", ParseRule.CHARACTER_SET_WRONG, "says " + declared + ", holds " + actual));
        });
        descend(dataSet, dataSet.characterSet());
    }

    private void descend(DataSet dataSet, SpecificCharacterSet inForce) {
        for (DataSet item : itemsOf(dataSet)) {
            item.inheritCharacterSet(inForce);
            if (item.contains(Tag.SpecificCharacterSet)) {
                settle(item);
            } else {
                descend(item, inForce);
            }
        }
    }

    private static void collect(DataSet dataSet, CharacterSetEvidence evidence) {
        for (DataElement element : dataSet) {
            if (element instanceof ValueElement value && value.vr().usesCharacterSet()) {
                evidence.add(value.value());
            }
        }
        for (DataSet item : itemsOf(dataSet)) {
            if (!item.contains(Tag.SpecificCharacterSet)) {
                collect(item, evidence);
            }
        }
    }

    private static List<DataSet> itemsOf(DataSet dataSet) {
        List<DataSet> items = new ArrayList<>();
        for (DataElement element : dataSet) {
            if (element instanceof SequenceElement sequence) {
                for (Item item : sequence.items()) {
                    items.add(item.dataSet());
                }
            }
        }
        return items;
    }

    private void reportUnknownTerms(DataSet dataSet) {
        for (String term : dataSet.strings(Tag.SpecificCharacterSet)) {
            if (!SpecificCharacterSet.isKnownTerm(term)) {
                findings.accept(new Finding(0, "(0008,0005)", ParseRule.CHARACTER_SET_UNKNOWN, term));
            }
        }
    }
}
