package io.yingdun.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A buffered view of a byte source with a position, look-ahead of a few bytes and cheap passing over. It never allocates
 * more than about twice what the source really delivers, however long a value claims to be.
 */
public final class DicomInput {

    private static final int BUFFER = 16 * 1024;
    private static final int FIRST_CHUNK = 64 * 1024;

    private final ByteSource source;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long position;

    DicomInput(ByteSource source, long position) {
        this.source = source;
        this.position = position;
    }

    /** Reads on from the channel's position, which counts as its offset. */
    public static DicomInput of(SeekableByteChannel channel) throws IOException {
        return new DicomInput(ByteSource.of(channel), channel.position());
    }

    public static DicomInput of(InputStream stream) {
        return new DicomInput(ByteSource.of(stream), 0);
    }

    public static DicomInput of(byte[] bytes) {
        return new DicomInput(ByteSource.of(bytes), 0);
    }

    /** Offset of the next byte. */
    public long position() {
        return position;
    }

    /** True when at least {@code count} more bytes are there; {@code count} is at most a few dozen. */
    boolean has(int count) throws IOException {
        while (to - from < count) {
            if (buffer.length - from < count) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            int got = source.read(buffer, to, buffer.length - to);
            if (got < 0) {
                return false;
            }
            to += got;
        }
        return true;
    }

    /** False when the source is known to end before {@code end}. */
    boolean mayReach(long end) {
        return source.size() == ByteSource.UNKNOWN || end <= source.size();
    }

    /** An unsigned byte ahead of the position; {@link #has} must have said that it is there. */
    int peek(int ahead) {
        return buffer[from + ahead] & 0xFF;
    }

    int peekShort(int ahead, boolean bigEndian) {
        int first = peek(ahead);
        int second = peek(ahead + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    int peekInt(int ahead, boolean bigEndian) {
        int first = peekShort(ahead, bigEndian);
        int second = peekShort(ahead + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int peekTag(boolean bigEndian) {
        return peekShort(0, bigEndian) << 16 | peekShort(2, bigEndian);
    }

    /** Passes over bytes; false when the source ended before. */
    boolean skip(long count) throws IOException {
        int buffered = (int) Math.min(count, to - from);
        from += buffered;
        position += buffered;
        long left = count - buffered;
        if (left == 0) {
            return true;
        }
        long skipped = source.skip(left);
        position += skipped;
        return skipped == left;
    }

    /** The next bytes, or null when the source ended before. */
    byte @Nullable [] read(int length) throws IOException {
        byte[] bytes = new byte[source.size() == ByteSource.UNKNOWN ? Math.min(length, FIRST_CHUNK) : length];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            int got = readSome(bytes, filled);
            if (got < 0) {
                return null;
            }
            filled += got;
        }
        return bytes;
    }

    private int readSome(byte[] target, int at) throws IOException {
        int wanted = target.length - at;
        int got;
        if (to > from) {
            got = Math.min(wanted, to - from);
            System.arraycopy(buffer, from, target, at, got);
            from += got;
        } else {
            got = source.read(target, at, wanted);
        }
        position += Math.max(0, got);
        return got;
    }

    /** The rest as a stream, for inflation. */
    InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (!has(1)) {
                    return -1;
                }
                int count = Math.min(length, to - from);
                System.arraycopy(buffer, from, target, offset, count);
                from += count;
                position += count;
                return count;
            }
        };
    }
}
