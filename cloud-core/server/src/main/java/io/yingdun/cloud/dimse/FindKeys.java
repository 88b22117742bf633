package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.SearchLevel;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an identifier that one can search by. Others with a value match everything, and the answers say so (FF01H,
 * PS3.4 §C.4.1.1.4).
 *
 * @param everyKeySupported no key with a value was left out
 */
record FindKeys(Map<SearchKey, String> keys, boolean everyKeySupported) {

    /** They say how the identifier is to be read. */
    private static final Set<Integer> NO_KEYS =
            Set.of(Tag.SpecificCharacterSet, Tag.QueryRetrieveLevel, Tag.TimezoneOffsetFromUTC);

    static FindKeys of(SearchLevel level, DataSet identifier) {
        Map<SearchKey, String> keys = new EnumMap<>(SearchKey.class);
        boolean every = collect(level, identifier, keys);
        return new FindKeys(keys, every);
    }

    private static boolean collect(SearchLevel level, DataSet dataSet, Map<SearchKey, String> keys) {
        boolean every = true;
        for (DataElement element : dataSet) {
            Optional<SearchKey> key =
                    SearchKey.ofTag(element.tag()).filter(found -> found.level().compareTo(level) <= 0);
            if (element.isEmpty() || NO_KEYS.contains(element.tag())) {
                continue;
            }
            if (element.tag() == Tag.RequestAttributesSequence && element instanceof SequenceElement sequence) {
                for (DataSet item : dataSet.items(sequence.tag())) {
                    every &= collect(level, item, keys);
                }
            } else if (key.isPresent()) {
                keys.put(key.get(), String.join("\\", dataSet.strings(element.tag())));
            } else {
                every = false;
            }
        }
        return every;
    }
}
