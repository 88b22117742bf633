package io.yingdun.cloud.dicomweb;

import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Writes {@code multipart/related} (RFC 2387, PS3.18 8.6.1.2) as it goes: a part's length need not be known before. */
final class MultipartWriter {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BOUNDARY_BYTES = 16;

    private final String boundary;
    private final String type;

    /** @param type media type of the root part */
    MultipartWriter(String type) {
        this(type, random());
    }

    private MultipartWriter(String type, byte[] boundary) {
        this.type = type;
        this.boundary = HexFormat.of().formatHex(boundary, 0, BOUNDARY_BYTES);
    }

    /** An answer that is the same bytes each time that it has this ETag, as a strong one promises (RFC 9110 §8.8.1). */
    static MultipartWriter of(String type, String etag) {
        return new MultipartWriter(type, Sha256.of(etag));
    }

    private static byte[] random() {
        byte[] random = new byte[BOUNDARY_BYTES];
        RANDOM.nextBytes(random);
        return random;
    }

    String contentType() {
        return "multipart/related; type=\"" + type + "\"; boundary=" + boundary;
    }

    /**
     * The head of a part; its bytes are to follow.
     *
     * @param length of the part, or -1 where it is not known
     */
    void startPart(OutputStream out, String contentType, long length) throws IOException {
        StringBuilder head = new StringBuilder(160);
        head.append("\r\n--").append(boundary).append("\r\nContent-Type: ").append(contentType);
        if (length >= 0) {
            head.append("\r\nContent-Length: ").append(length);
        }
        out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    void finish(OutputStream out) throws IOException {
        out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes of a part's head and of the end, for a Content-Length where every part's length is known. */
    long overhead(String contentType, long length) {
        CountingStream counter = new CountingStream();
        try {
            startPart(counter, contentType, length);
        } catch (IOException e) {
            throw new IllegalStateException("A counter does not fail", e);
        }
        return counter.count;
    }

    long overheadOfEnd() {
        return boundary.length() + 8L;
    }

    private static final class CountingStream extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
