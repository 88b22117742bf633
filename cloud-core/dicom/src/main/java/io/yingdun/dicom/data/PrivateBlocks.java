package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.Tags;
import java.util.Optional;

/** Private elements by creator, never by fixed number: the block that a creator got differs from file to file (PS3.5 §7.8.1). */
public final class PrivateBlocks {

    private final DataSet dataSet;

    public PrivateBlocks(DataSet dataSet) {
        this.dataSet = dataSet;
    }

    /** The creator of the block that this private element lies in. */
    public Optional<String> creatorOf(int privateTag) {
        return Tags.isPrivate(privateTag) ? dataSet.string(Tags.creatorOf(privateTag)) : Optional.empty();
    }

    /**
     * The tag that the creator's element has in this data set.
     *
     * @param element the last two digits of the element number, as the vendor's conformance statement gives it
     */
    public Optional<Integer> tagOf(int group, String creator, int element) {
        for (int block = 0x10; block <= 0xFF; block++) {
            Optional<String> found = dataSet.string(Tags.of(group, block));
            if (found.isPresent() && found.get().equals(creator)) {
                return Optional.of(Tags.of(group, block << 8 | element & 0xFF));
            }
        }
        return Optional.empty();
    }
}
