package io.yingdun.cloud.dicomweb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/related} (RFC 2046 §5.1.1) from a stream, one part after the other, without holding a part: what a
 * client sends may be larger than memory. Content-Length of a part is not trusted; the boundary ends it.
 */
final class MultipartReader {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEAD_LINE = 4 * 1024;
    private static final int MOST_HEAD_LINES = 32;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;
    private @Nullable Part current;

    /** @param boundary the parameter of the Content-Type */
    MultipartReader(InputStream in, String boundary) {
        this.in = in;
        // The first delimiter has no line end before it; it is put there.
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** The Content-Type's boundary, if the RFC allows its characters; of its length not all clients take care. */
    static Optional<String> boundary(MediaRange contentType) {
        return contentType.parameter("boundary").filter(text -> text.matches("[0-9A-Za-z'()+_,./:=? -]{0,199}[^ ]"));
    }

    /** One part: the head's fields, and the body as a stream that ends where the part does. */
    final class Part {

        private final Map<String, String> fields;
        private final InputStream body = new Body();
        private boolean exhausted;

        private Part(Map<String, String> fields) {
            this.fields = fields;
        }

        Optional<MediaRange> contentType() {
            return Optional.ofNullable(fields.get("content-type")).flatMap(MediaRange::one);
        }

        Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
        }

        InputStream body() {
            return body;
        }

        private final class Body extends InputStream {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (exhausted || length == 0) {
                    return exhausted ? -1 : 0;
                }
                int available = bodyBytes();
                if (available == 0) {
                    exhausted = true;
                    from += delimiter.length;
                    return -1;
                }
                int count = Math.min(available, length);
                System.arraycopy(buffer, from, target, offset, count);
                from += count;
                return count;
            }
        }
    }

    /** The next part, what is left of the one before being passed over; empty after the last. */
    Optional<Part> next() throws IOException {
        if (current == null) {
            new Part(Map.of()).body.transferTo(OutputStream.nullOutputStream());
        } else if (!current.exhausted) {
            current.body.transferTo(OutputStream.nullOutputStream());
        }
        if (ended || closing()) {
            ended = true;
            return Optional.empty();
        }
        Part part = new Part(head());
        current = part;
        return Optional.of(part);
    }

    /** After a delimiter: two hyphens end the whole, spaces and a line end begin a part. */
    private boolean closing() throws IOException {
        need(2);
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            return true;
        }
        String rest = line();
        if (!rest.isBlank()) {
            throw new MalformedMultipartException("a boundary is followed by other text");
        }
        return false;
    }

    private Map<String, String> head() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int lines = 0; ; lines++) {
            String line = line();
            if (line.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || lines == MOST_HEAD_LINES) {
                throw new MalformedMultipartException(
                        "a part's head is malformed or longer than " + MOST_HEAD_LINES + " lines");
            }
            fields.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            need(1);
            byte next = buffer[from++];
            if (next == '\n') {
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            if (line.length() == LONGEST_HEAD_LINE) {
                throw new MalformedMultipartException("a line of a part's head is longer than " + LONGEST_HEAD_LINE);
            }
            line.append((char) (next & 0xFF));
        }
    }

    /** How many buffered bytes surely belong to the body; 0 when the delimiter stands at the position. */
    private int bodyBytes() throws IOException {
        while (true) {
            int at = find();
            if (at >= 0) {
                return at - from;
            }
            // The last bytes may be the beginning of a delimiter.
            int sure = to - from - (delimiter.length - 1);
            if (sure > 0) {
                return sure;
            }
            fill();
        }
    }

    private int find() {
        int last = to - delimiter.length;
        for (int i = from; i <= last; i++) {
            if (buffer[i] == '\r' && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private void need(int count) throws IOException {
        while (to - from < count) {
            fill();
        }
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int got = in.read(buffer, to, buffer.length - to);
        if (got < 0) {
            throw new EOFException("the body ends before its last boundary");
        }
        to += got;
    }
}
