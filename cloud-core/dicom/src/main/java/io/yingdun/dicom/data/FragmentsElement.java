package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.VR;
import java.util.List;

/**
 * Encapsulated pixel data (PS3.5 A.4): a basic offset table and fragments, left in the source or held in memory.
 *
 * @param region the value field from the offset table's item tag up to, not including, the sequence delimiter
 * @param basicOffsetTable one offset a frame, counted from the first byte of the first fragment's item tag; may be empty
 * @param fragments where each fragment's content lies, without item header
 * @param contents the fragments' bytes where they were loaded, else empty
 */
public record FragmentsElement(
        int tag,
        VR vr,
        FileRegion region,
        List<Long> basicOffsetTable,
        List<FileRegion> fragments,
        List<byte[]> contents)
        implements DataElement {

    public FragmentsElement {
        basicOffsetTable = List.copyOf(basicOffsetTable);
        fragments = List.copyOf(fragments);
        contents = List.copyOf(contents);
        if (!contents.isEmpty() && contents.size() != fragments.size()) {
            throw new IllegalArgumentException("contents of some fragments only");
        }
    }

    public boolean isLoaded() {
        return !contents.isEmpty() || fragments.isEmpty();
    }

    @Override
    public boolean isEmpty() {
        return fragments.isEmpty();
    }
}
