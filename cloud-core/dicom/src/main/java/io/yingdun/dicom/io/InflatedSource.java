package io.yingdun.dicom.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A deflated data set (PS3.5 A.5: raw RFC 1951), inflated as it is read and no further than the limit. */
final class InflatedSource implements ByteSource, AutoCloseable {

    private final Inflater inflater = new Inflater(true);
    private final InputStream inflated;
    private final long start;
    private final long limit;
    private long delivered;

    InflatedSource(DicomInput deflated, long limit) {
        this.inflated = new InflaterInputStream(deflated.asStream(), inflater, 16 * 1024);
        this.start = deflated.position();
        this.limit = limit;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int got = inflated.read(target, offset, length);
            delivered += Math.max(0, got);
            if (delivered > limit) {
                throw broken(ParseRule.LIMIT, limit + " inflated bytes");
            }
            return got;
        } catch (ZipException e) {
            throw broken(ParseRule.DEFLATE, String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw broken(ParseRule.DEFLATE, "the deflated stream ends early");
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] scratch = new byte[(int) Math.min(count, 8192)];
        long left = count;
        while (left > 0) {
            int got = read(scratch, 0, (int) Math.min(left, scratch.length));
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

    /** The rest as a stream that also closes what lies under it. */
    InputStream asStream(Closeable under) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return InflatedSource.this.read(target, offset, length);
            }

            @Override
            public void close() throws IOException {
                InflatedSource.this.close();
                under.close();
            }
        };
    }

    @Override
    public void close() {
        inflater.end();
    }

    private DicomParseException broken(ParseRule rule, String detail) {
        return new DicomParseException(start + delivered, "", rule, detail);
    }
}
