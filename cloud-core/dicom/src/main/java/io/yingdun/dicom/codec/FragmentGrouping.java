package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.ParseRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fragments make which frame (PS3.5 A.4): by the extended offset table, the basic one, one fragment a frame, or the
 * code stream markers at the fragments' starts, in that order. Empty fragments are nobody's.
 */
final class FragmentGrouping {

    private static final int ITEM_HEADER = 8;

    private final FragmentsElement pixels;
    private final int frames;
    private final @Nullable BulkSource source;
    private final List<FileRegion> fragments;

    FragmentGrouping(FragmentsElement pixels, int frames, @Nullable BulkSource source) {
        this.pixels = pixels;
        this.frames = frames;
        this.source = source;
        this.fragments = pixels.fragments().stream()
                .filter(fragment -> fragment.length() > 0)
                .toList();
    }

    List<List<FileRegion>> group(DataSet dataSet) throws IOException {
        List<Long> starts = extendedOffsets(dataSet);
        if (starts.size() == frames && !pixels.fragments().isEmpty()) {
            return byOffsets(starts);
        }
        if (frames == 1 && !fragments.isEmpty()) {
            return List.of(fragments);
        }
        if (pixels.basicOffsetTable().size() == frames && !pixels.fragments().isEmpty()) {
            return byOffsets(pixels.basicOffsetTable());
        }
        if (fragments.size() == frames) {
            return fragments.stream().map(List::of).toList();
        }
        return byMarkers();
    }

    /** PS3.3 C.7.6.3.1.8: offsets as in the basic table, in 64 bits. */
    private static List<Long> extendedOffsets(DataSet dataSet) {
        List<Long> offsets = new ArrayList<>();
        if (dataSet.get(Tag.ExtendedOffsetTable) instanceof ValueElement table) {
            byte[] bytes = table.value();
            for (int at = 0; at + 8 <= bytes.length; at += 8) {
                long offset = 0;
                for (int i = 7; i >= 0; i--) {
                    offset = offset << 8 | bytes[at + i] & 0xFF;
                }
                offsets.add(offset);
            }
        }
        return offsets;
    }

    /** Offsets count from the first fragment's item tag; a frame takes the fragments up to the next frame's start. */
    private List<List<FileRegion>> byOffsets(List<Long> starts) throws DicomParseException {
        long origin = pixels.fragments().get(0).offset() - ITEM_HEADER;
        Map<Long, Integer> frameStartingAt = new HashMap<>();
        for (int frame = 0; frame < starts.size(); frame++) {
            frameStartingAt.put(origin + starts.get(frame), frame);
        }
        List<List<FileRegion>> grouped = new ArrayList<>();
        starts.forEach(start -> grouped.add(new ArrayList<>()));
        Integer frame = null;
        for (FileRegion fragment : pixels.fragments()) {
            Integer starting = frameStartingAt.remove(fragment.offset() - ITEM_HEADER);
            frame = starting == null ? frame : starting;
            if (frame == null) {
                throw broken("the offset table does not start at the first fragment");
            }
            if (fragment.length() > 0) {
                grouped.get(frame).add(fragment);
            }
        }
        if (!frameStartingAt.isEmpty()) {
            throw broken("an offset table entry points to no fragment");
        }
        return grouped;
    }

    private List<List<FileRegion>> byMarkers() throws IOException {
        List<List<FileRegion>> grouped = new ArrayList<>();
        for (FileRegion fragment : fragments) {
            if (grouped.isEmpty() || startsCodeStream(fragment)) {
                grouped.add(new ArrayList<>());
            }
            grouped.get(grouped.size() - 1).add(fragment);
        }
        if (grouped.size() != frames) {
            throw broken(
                    grouped.size() + " code streams in " + fragments.size() + " fragments for " + frames + " frames");
        }
        return grouped;
    }

    /** JPEG and JPEG-LS begin with SOI FFD8, JPEG 2000 with SOC FF4F; neither can begin a later fragment by the rules. */
    private boolean startsCodeStream(FileRegion fragment) throws IOException {
        if (source == null) {
            throw broken("no offset table, and the fragments cannot be looked into");
        }
        try (InputStream in = source.open(fragment)) {
            byte[] start = in.readNBytes(3);
            return start.length == 3
                    && start[0] == (byte) 0xFF
                    && (start[1] == (byte) 0xD8 && start[2] == (byte) 0xFF
                            || start[1] == 0x4F && start[2] == (byte) 0xFF);
        }
    }

    private DicomParseException broken(String detail) {
        return new DicomParseException(pixels.region().offset(), "(7FE0,0010)", ParseRule.FRAMES, detail);
    }
}
