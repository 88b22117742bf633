package io.yingdun.uploader.transfer;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * What is sent of a file: its bytes, compressed with zstd where a sample says that it is worth it. Uncompressed images
 * shrink to about half; those that are JPEG already do not, and go as they are.
 *
 * @param zstd whether the bytes are a series of zstd frames (RFC 8878)
 */
record Body(InputStream bytes, boolean zstd) {

    /** The server can decode each frame as it comes, so a cut costs at most one. */
    private static final int FRAME = 1 << 20;

    private static final int SAMPLE = 64 << 10;
    private static final int LEVEL = 3;
    private static final double WORTH_IT = 0.9;

    static Body plain(InputStream bytes) {
        return new Body(bytes, false);
    }

    /** Reads the first mebibyte to decide. */
    static Body smallest(InputStream file) throws IOException {
        byte[] first = file.readNBytes(FRAME);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(first), file);
        return shrinks(first) ? new Body(new Frames(all), true) : plain(all);
    }

    /** A piece from the middle, away from the header, which says nothing about the pixels. */
    private static boolean shrinks(byte[] first) {
        int from = Math.max(0, first.length / 2 - SAMPLE / 2);
        byte[] sample = Arrays.copyOfRange(first, from, Math.min(first.length, from + SAMPLE));
        return Zstd.compress(sample, LEVEL).length < sample.length * WORTH_IT;
    }

    /** Compresses a mebibyte at a time into a frame of its own. */
    private static final class Frames extends InputStream {

        private final InputStream source;
        private byte[] frame = {};
        private int at;

        Frames(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            return fill() ? frame[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, frame.length - at);
            System.arraycopy(frame, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (at < frame.length) {
                return true;
            }
            byte[] next = source.readNBytes(FRAME);
            frame = next.length == 0 ? next : Zstd.compress(next, LEVEL);
            at = 0;
            return frame.length > 0;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
