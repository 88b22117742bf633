package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.ParseRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each frame's bytes lie, found without reading pixels: for an archive that hands frames from storage to socket. One
 * frame is one region in native pixel data, one or more fragments in encapsulated.
 */
public final class FrameIndex {

    private final List<List<FileRegion>> frames;

    private FrameIndex(List<List<FileRegion>> frames) {
        this.frames = frames;
    }

    /**
     * @param source the file's bytes, from which the first ones of fragments are read where no offset table says which
     *     fragments belong together; null when they cannot be had
     */
    public static FrameIndex of(DicomFile file, @Nullable BulkSource source) throws IOException {
        DataSet dataSet = file.dataSet();
        DataElement pixels = dataSet.get(Tag.PixelData);
        if (pixels instanceof FragmentsElement fragments) {
            int count = Math.max(1, dataSet.integer(Tag.NumberOfFrames).orElse(1));
            return new FrameIndex(new FragmentGrouping(fragments, count, source).group(dataSet));
        }
        ImagePixel image = ImagePixel.of(dataSet);
        if (pixels instanceof BulkElement bulk) {
            return nativeFrames(image, bulk.region());
        }
        if (pixels instanceof ValueElement value) {
            return nativeFrames(image, new FileRegion(0, value.value().length));
        }
        throw new CodecException("the object has no pixel data");
    }

    public int size() {
        return frames.size();
    }

    /** @param frame from 1, as DICOM counts */
    public List<FileRegion> regionsOf(int frame) throws CodecException {
        if (frame < 1 || frame > frames.size()) {
            throw new CodecException("frame " + frame + " of " + frames.size() + " does not exist");
        }
        return frames.get(frame - 1);
    }

    /** PS3.5 §8.1.1. A frame of one bit a pixel may start inside a byte; its region starts at that byte. */
    private static FrameIndex nativeFrames(ImagePixel image, FileRegion region) throws IOException {
        long bits = image.nativeFrameBits();
        long available = 8 * region.length() / bits;
        if (available < image.numberOfFrames()) {
            throw new DicomParseException(
                    region.offset(),
                    "(7FE0,0010)",
                    ParseRule.FRAMES,
                    "room for " + available + " of " + image.numberOfFrames() + " frames");
        }
        List<List<FileRegion>> frames = new ArrayList<>(image.numberOfFrames());
        for (long frame = 0; frame < image.numberOfFrames(); frame++) {
            long from = frame * bits / 8;
            long to = ((frame + 1) * bits + 7) / 8;
            frames.add(List.of(new FileRegion(region.offset() + from, to - from)));
        }
        return new FrameIndex(frames);
    }
}
