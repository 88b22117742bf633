package io.yingdun.cloud.upload;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.springframework.http.HttpHeaders;

/**
 * The bytes of a request, decoded, and never more of them than were announced: a bomb bursts at the first byte too
 * many.
 */
final class UploadBody implements AutoCloseable {

    private static final int PIECE = 64 << 10;

    /** 2²³ bytes: a decoder's memory for one request. */
    private static final int LARGEST_WINDOW_LOG = 23;

    /** Takes all of the buffer. */
    interface Sink {

        void write(ByteBuffer bytes) throws IOException;
    }

    private final InputStream bytes;

    private UploadBody(InputStream bytes) {
        this.bytes = bytes;
    }

    static UploadBody of(HttpServletRequest request) throws IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return new UploadBody(request.getInputStream());
        } else if (coding.equalsIgnoreCase("zstd")) {
            return new UploadBody(new ZstdInputStream(request.getInputStream()).setLongMax(LARGEST_WINDOW_LOG));
        }
        throw UploadProblems.unknownEncoding();
    }

    /**
     * Passes on exactly so many bytes; those that came before a fault have been passed on.
     *
     * @throws ProblemException when there are fewer or more, or they cannot be decoded
     * @throws IOException of the sink
     */
    void copy(long count, Sink sink) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = count;
        for (int got = read(piece, count - left); got >= 0; got = read(piece, count - left)) {
            if (got > left) {
                throw UploadProblems.tooLong(count);
            }
            sink.write(ByteBuffer.wrap(piece, 0, got));
            left -= got;
        }
        if (left > 0) {
            throw UploadProblems.brokenOff(count - left);
        }
    }

    private int read(byte[] piece, long received) {
        try {
            return bytes.read(piece);
        } catch (ZstdIOException e) {
            throw UploadProblems.encoding();
        } catch (IOException e) {
            throw UploadProblems.brokenOff(received);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
