package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.Arrays;

/** An element whose value is in memory, as its little-endian value field. */
public final class ValueElement implements DataElement {

    private final int tag;
    private final VR vr;
    private final byte[] value;

    /** @param value kept, not copied: it must not be written to afterwards */
    public ValueElement(int tag, VR vr, byte[] value) {
        this.tag = tag;
        this.vr = vr;
        this.value = value;
    }

    @Override
    public int tag() {
        return tag;
    }

    @Override
    public VR vr() {
        return vr;
    }

    /** The value field itself, not a copy: read only. */
    public byte[] value() {
        return value;
    }

    @Override
    public boolean isEmpty() {
        return value.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueElement that
                && tag == that.tag
                && vr == that.vr
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return Tags.format(tag) + ' ' + vr + ' ' + value.length + " bytes";
    }
}
