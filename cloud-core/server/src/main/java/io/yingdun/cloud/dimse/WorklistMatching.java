package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Range;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a worklist item has what the keys say (PS3.4 §C.2.2.2): a single value, wildcards, ranges of dates and times, lists
 * of UIDs. A key that items do not have matches all; one that is longer than values can be matches none.
 */
final class WorklistMatching {

    private static final Set<Integer> NO_KEYS = Set.of(Tag.SpecificCharacterSet, Tag.TimezoneOffsetFromUTC);
    private static final String LATEST = "999999";

    /** LO (PS3.5 §6.2), also of keys that are SH or CS: what the RIS says of them may be longer than those are. */
    private static final int MOST_CHARACTERS = 64;

    /** PN: three component groups and what separates them. */
    private static final int MOST_OF_NAME = 3 * MOST_CHARACTERS + 2;

    private WorklistMatching() {}

    /** No key with a value is one that items do not have. */
    static boolean everyKeySupported(DataSet keys, DataSet item) {
        boolean every = true;
        for (DataElement key : keys) {
            if (key.vr() == VR.SQ) {
                for (DataSet nested : keys.items(key.tag())) {
                    List<DataSet> items = item.items(key.tag());
                    every &= items.isEmpty() ? nested.isEmpty() : everyKeySupported(nested, items.get(0));
                }
            } else {
                every &= key.isEmpty() || NO_KEYS.contains(key.tag()) || item.contains(key.tag());
            }
        }
        return every;
    }

    static boolean matches(DataSet keys, DataSet item) {
        for (DataElement key : keys) {
            if (!matches(key, keys, item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(DataElement key, DataSet keys, DataSet item) {
        if (key.vr() == VR.SQ) {
            List<DataSet> items = item.items(key.tag());
            return items.isEmpty()
                    || keys.items(key.tag()).stream()
                            .allMatch(nested -> items.stream().anyMatch(one -> matches(nested, one)));
        }
        DataElement there = item.get(key.tag());
        if (key.isEmpty() || NO_KEYS.contains(key.tag()) || there == null) {
            return true;
        }
        String value = item.string(key.tag()).orElse("");
        List<String> wanted = keys.strings(key.tag());
        // The item's, not what the peer says of its key.
        VR vr = there.vr();
        return switch (vr) {
            case UI -> wanted.contains(value);
            case DA, TM -> isWithin(value, Range.of(String.join("\\", wanted)));
            case PN ->
                wanted.stream()
                        .anyMatch(pattern -> groups(value).anyMatch(text -> isLike(text, pattern, MOST_OF_NAME)));
            // Whoever ordered it left open where it is done.
            case AE -> value.isEmpty() || wanted.contains(value);
            default -> wanted.stream().anyMatch(pattern -> isLike(value, pattern, MOST_CHARACTERS));
        };
    }

    /** The whole value, and each of its component groups. */
    private static Stream<String> groups(String value) {
        PersonName name = PersonName.parse(value);
        return Stream.of(value, name.alphabetic(), name.ideographic(), name.phonetic());
    }

    private static boolean isWithin(String value, Range range) {
        return !value.isEmpty()
                && value.compareTo(range.from()) >= 0
                && (range.to().isEmpty() || value.compareTo(range.to() + LATEST) <= 0);
    }

    private static boolean isLike(String value, String pattern, int most) {
        return pattern.length() <= most && Wildcards.matches(value, pattern.strip());
    }
}
