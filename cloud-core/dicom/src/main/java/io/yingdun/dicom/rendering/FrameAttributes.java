package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is said of one frame: by its own functional group, else by the one that all frames share (PS3.3 C.7.6.16), else by
 * the data set itself.
 */
record FrameAttributes(DataSet dataSet, int frame) {

    /** What {@code read} finds in the first of the places that has something usable. */
    <T> Optional<T> first(int macroSequence, Function<DataSet, Optional<T>> read) {
        return places(macroSequence).map(read).flatMap(Optional::stream).findFirst();
    }

    private Stream<DataSet> places(int macroSequence) {
        List<DataSet> perFrame = dataSet.items(Tag.PerFrameFunctionalGroupsSequence);
        Stream<DataSet> own = frame <= perFrame.size() ? Stream.of(perFrame.get(frame - 1)) : Stream.empty();
        Stream<DataSet> shared = dataSet.items(Tag.SharedFunctionalGroupsSequence).stream();
        Stream<DataSet> groups = Stream.concat(own, shared).flatMap(group -> group.items(macroSequence).stream());
        return Stream.concat(groups, Stream.of(dataSet));
    }
}
