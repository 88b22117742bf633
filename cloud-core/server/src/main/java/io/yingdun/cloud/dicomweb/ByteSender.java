package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.data.FileRegion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** Sends bytes that never change under their address: cached for ever by the client, in parts when it asks for parts. */
final class ByteSender {

    private static final int BUFFER = 128 * 1024;
    private static final String IMMUTABLE = "private, max-age=31536000, immutable";

    private ByteSender() {}

    /** An ETag, and true when the client has these bytes already: the answer is 304 then and complete. */
    static boolean known(HttpServletRequest request, HttpServletResponse response, String etag, boolean immutable) {
        String quoted = '"' + etag + '"';
        response.setHeader(HttpHeaders.ETAG, quoted);
        response.setHeader(HttpHeaders.CACHE_CONTROL, immutable ? IMMUTABLE : "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept, Authorization, Cookie");
        String present = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean same = present != null
                && (present.equals("*") || List.of(present.split("\\s*,\\s*")).contains(quoted));
        if (same) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return same;
    }

    /** Bytes that were made for this answer. */
    static void whole(HttpServletResponse response, String mediaType, byte[] bytes) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** One region alone, or the part of it that the client's Range names (RFC 9110 §14). */
    static void region(HttpServletRequest request, HttpServletResponse response, StoredObject object, FileRegion region)
            throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        Optional<HttpRange> range = range(request);
        if (range.isEmpty()) {
            response.setContentLengthLong(region.length());
            copy(object, region, response.getOutputStream());
            return;
        }
        long first = range.get().getRangeStart(region.length());
        long last = Math.min(range.get().getRangeEnd(region.length()), region.length() - 1);
        if (first > last) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + region.length());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + region.length());
        response.setContentLengthLong(last - first + 1);
        copy(object, new FileRegion(region.offset() + first, last - first + 1), response.getOutputStream());
    }

    /** Several ranges, or what is no range, may be answered with the whole. */
    private static Optional<HttpRange> range(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.RANGE);
        if (header == null || request.getHeader(HttpHeaders.IF_RANGE) != null) {
            return Optional.empty();
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? Optional.of(ranges.get(0)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void copy(StoredObject object, FileRegion region, OutputStream out) throws IOException {
        try (InputStream in = object.range(region.offset(), region.length())) {
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, region.length()))];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
            }
        } catch (StorageException e) {
            throw Found.problem(e);
        }
    }
}
