package io.yingdun.cloud.archive;

import io.yingdun.dicom.codec.FrameIndex;
import io.yingdun.dicom.data.FileRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each frame's bytes lie in the stored file, so that a frame is served without opening the header. One region a frame
 * in native pixel data; in encapsulated one or more, the fragments' contents, to be joined.
 *
 * <p>Stored as varints (seven bits a byte, least significant first): number of frames, then for each frame its number of
 * regions and for each region the gap after the region before and its length. A frame of a usual file costs four bytes.
 */
public record FrameTable(List<List<FileRegion>> frames) {

    public FrameTable {
        frames = frames.stream().map(List::copyOf).toList();
    }

    static FrameTable of(FrameIndex index) throws IOException {
        List<List<FileRegion>> frames = new ArrayList<>(index.size());
        for (int frame = 1; frame <= index.size(); frame++) {
            frames.add(index.regionsOf(frame));
        }
        return new FrameTable(frames);
    }

    /** @param frame from 1, as DICOM counts; empty list when there is no such frame */
    public List<FileRegion> regionsOf(int frame) {
        return frame < 1 || frame > frames.size() ? List.of() : frames.get(frame - 1);
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8 + 6 * frames.size());
        write(out, frames.size());
        long end = 0;
        for (List<FileRegion> regions : frames) {
            write(out, regions.size());
            for (FileRegion region : regions) {
                write(out, zigZag(region.offset() - end));
                write(out, region.length());
                end = region.end();
            }
        }
        return out.toByteArray();
    }

    static FrameTable decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        int count = (int) read(in);
        List<List<FileRegion>> frames = new ArrayList<>(count);
        long end = 0;
        for (int frame = 0; frame < count; frame++) {
            int parts = (int) read(in);
            List<FileRegion> regions = new ArrayList<>(parts);
            for (int part = 0; part < parts; part++) {
                long gap = read(in);
                FileRegion region = new FileRegion(end + (gap >>> 1 ^ -(gap & 1)), read(in));
                regions.add(region);
                end = region.end();
            }
            frames.add(regions);
        }
        return new FrameTable(frames);
    }

    /** Frames may lie in any order, and frames of one bit a pixel share a byte: a gap may be negative. */
    private static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
