package io.yingdun.dicom.data;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Elements in ascending order of their tags (PS3.5 §7.1), in two parallel arrays: a lookup is a binary search, and adding
 * in order, as a file does, costs nothing more. Not thread-safe while it is changed.
 */
public final class DataSet implements Iterable<DataElement> {

    private static final int INITIAL_CAPACITY = 8;
    /** Shared by all data sets that are still empty: hostile input is rich in empty items. */
    private static final int[] NO_TAGS = {};

    private static final DataElement[] NO_ELEMENTS = {};

    private int[] tags = NO_TAGS;
    private DataElement[] elements = NO_ELEMENTS;
    private int size;
    private SpecificCharacterSet inherited = SpecificCharacterSet.DEFAULT;
    private @Nullable SpecificCharacterSet override;
    private @Nullable SpecificCharacterSet resolved;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int tag) {
        return find(tag) >= 0;
    }

    public @Nullable DataElement get(int tag) {
        int at = find(tag);
        return at >= 0 ? elements[at] : null;
    }

    /** Adds the element or replaces the one with its tag. Structural tags (FFFE,xxxx) are refused. */
    public DataSet put(DataElement element) {
        int at = find(element.tag());
        if (at >= 0) {
            elements[at] = element;
            resolved = null;
        } else {
            insert(-at - 1, element);
        }
        return this;
    }

    /** False, and nothing changed, when the tag is already here. */
    public boolean putIfAbsent(DataElement element) {
        int at = find(element.tag());
        if (at < 0) {
            insert(-at - 1, element);
        }
        return at < 0;
    }

    public @Nullable DataElement remove(int tag) {
        int at = find(tag);
        if (at < 0) {
            return null;
        }
        DataElement removed = elements[at];
        resolved = null;
        size--;
        System.arraycopy(tags, at + 1, tags, at, size - at);
        System.arraycopy(elements, at + 1, elements, at, size - at);
        return removed;
    }

    @Override
    public Iterator<DataElement> iterator() {
        return Arrays.asList(elements).subList(0, size).iterator();
    }

    /** What governs text here: the repaired set if there is one, else (0008,0005), else that of the enclosing data set. */
    public SpecificCharacterSet characterSet() {
        if (override != null) {
            return override;
        }
        SpecificCharacterSet known = resolved;
        if (known == null) {
            known = get(Tag.SpecificCharacterSet) instanceof ValueElement value
                    ? SpecificCharacterSet.of(ElementValues.strings(value, SpecificCharacterSet.DEFAULT))
                    : inherited;
            resolved = known;
        }
        return known;
    }

    /** For an item: the set of the data set it lies in (PS3.3 C.12.1.1.2). */
    public void inheritCharacterSet(SpecificCharacterSet enclosing) {
        inherited = enclosing;
        resolved = null;
    }

    /** Reads text with this set whatever (0008,0005) says, for files that say one and hold another. */
    public void overrideCharacterSet(SpecificCharacterSet actual) {
        override = actual;
    }

    /** All values as text; an empty one is an empty string, an absent element has none. */
    public List<String> strings(int tag) {
        ValueElement value = known(tag);
        return value == null ? List.of() : ElementValues.strings(value, characterSet());
    }

    /** The first value, if there is one that is not empty. */
    public Optional<String> string(int tag) {
        return strings(tag).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /** The first value where it is an integer, written in binary or as text. */
    public OptionalInt integer(int tag) {
        ValueElement value = known(tag);
        return value == null ? OptionalInt.empty() : ElementValues.firstInteger(value);
    }

    /** All values as decimals, written in binary or as text; NaN where a text is no number. */
    public double[] doubles(int tag) {
        ValueElement value = known(tag);
        return value == null ? new double[0] : ElementValues.doubles(value);
    }

    public List<DataSet> items(int tag) {
        return get(tag) instanceof SequenceElement sequence
                ? sequence.items().stream().map(Item::dataSet).toList()
                : List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that
                && size == that.size
                && Arrays.equals(elements, 0, size, that.elements, 0, size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOf(tags, size));
    }

    @Override
    public String toString() {
        return new DataSetPrinter().print(this);
    }

    /** PS3.5 §6.2.2: a sender may know less than we do; what it calls UN is read with the VR of the registry. */
    private @Nullable ValueElement known(int tag) {
        if (!(get(tag) instanceof ValueElement value)) {
            return null;
        }
        VR registered = value.vr() == VR.UN ? Dictionary.standard().vrOf(tag) : null;
        return registered == null ? value : new ValueElement(tag, registered, value.value());
    }

    private int find(int tag) {
        int key = tag ^ Integer.MIN_VALUE;
        if (size == 0 || (tags[size - 1] ^ Integer.MIN_VALUE) < key) {
            return -size - 1;
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = tags[middle] ^ Integer.MIN_VALUE;
            if (found == key) {
                return middle;
            }
            if (found < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void insert(int at, DataElement element) {
        if (Tags.isStructural(element.tag())) {
            throw new IllegalArgumentException("an item or delimiter is not data: " + Tags.format(element.tag()));
        }
        if (size == tags.length) {
            int capacity = Math.max(INITIAL_CAPACITY, 2 * size);
            tags = Arrays.copyOf(tags, capacity);
            elements = Arrays.copyOf(elements, capacity);
        }
        System.arraycopy(tags, at, tags, at + 1, size - at);
        System.arraycopy(elements, at, elements, at + 1, size - at);
        tags[at] = element.tag();
        elements[at] = element;
        resolved = null;
        size++;
    }
}
