package io.yingdun.foundation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refusal leaves unread of a request's body. Some clients of HTTP/2, Java's own among them, look for no answer until they
 * have sent all: they would wait for room that nobody gives them, and see a connection closed in place of the answer.
 */
public final class UnreadBody {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int PIECE = 16 << 10;

    private UnreadBody() {}

    /** Reads it, before the answer is written: until its end, so many bytes, or ten seconds. */
    public static void swallow(HttpServletRequest request, long most) {
        byte[] piece = new byte[PIECE];
        long end = System.nanoTime() + MOST_NANOS;
        try {
            InputStream body = request.getInputStream();
            long read = 0;
            for (int got = 0; got >= 0 && read < most && System.nanoTime() - end < 0; got = body.read(piece)) {
                read += got;
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone, or somebody has read the body as text.
            LOG.debug("A refused body was not read to its end: {}", e.getMessage());
        }
    }
}
