package io.yingdun.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Where bytes come from, forwards only. */
interface ByteSource {

    long UNKNOWN = -1;

    /** Reads at least one byte, or returns -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Passes over up to {@code count} bytes; fewer only at the end. */
    long skip(long count) throws IOException;

    /** Bytes from the first to the last, or {@link #UNKNOWN}. */
    long size();

    static ByteSource of(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        return new ByteSource() {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(target, offset, length));
            }

            @Override
            public long skip(long count) throws IOException {
                long from = channel.position();
                long to = Math.min(size, from + count);
                channel.position(to);
                return Math.max(0, to - from);
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    static ByteSource of(InputStream stream) {
        return new ByteSource() {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return stream.read(target, offset, length);
            }

            @Override
            public long skip(long count) throws IOException {
                byte[] scratch = new byte[(int) Math.min(count, 8192)];
                long left = count;
                while (left > 0) {
                    int got = stream.read(scratch, 0, (int) Math.min(left, scratch.length));
                    if (got < 0) {
                        break;
                    }
                    left -= got;
                }
                return count - left;
            }

            @Override
            public long size() {
                return UNKNOWN;
            }
        };
    }

    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            private int at;

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, target, offset, count);
                at += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public long skip(long count) {
                int skipped = (int) Math.min(count, bytes.length - at);
                at += skipped;
                return skipped;
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
