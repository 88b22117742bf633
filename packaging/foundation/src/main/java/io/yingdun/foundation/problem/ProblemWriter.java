package io.yingdun.foundation.problem;

import io.yingdun.foundation.runtime.OpaqueId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Turns a {@link ProblemException} into the answer, for controllers and for filters alike. */
@Component
public class ProblemWriter {

    private static final List<String> REPRESENTATION = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_DISPOSITION);

    private final ObjectMapper json;

    public ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public static Problem problem(ProblemException e, String instance) {
        return new Problem(
                "urn:yingdun:problem:" + e.code(),
                e.title(),
                e.status(),
                e.getMessage(),
                e.code(),
                instance,
                e.errors().isEmpty() ? null : e.errors());
    }

    static ResponseEntity<Problem> entity(ProblemException e, String instance) {
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(e.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.retryAfterSeconds() > 0) {
            builder.header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()));
        }
        return builder.body(problem(e, instance));
    }

    /**
     * Takes back what was said about the representation that was to be sent, its validators and how long it may be kept
     * above all: an error must not be stored in its place.
     */
    static void forgetRepresentation(HttpServletResponse response) {
        response.resetBuffer();
        REPRESENTATION.forEach(name -> response.setHeader(name, null));
        response.setContentLengthLong(-1);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** For filters, which answer before there is a controller. */
    public void write(HttpServletResponse response, ProblemException e) throws IOException {
        forgetRepresentation(response);
        byte[] body = json.writeValueAsString(problem(e, OpaqueId.next())).getBytes(StandardCharsets.UTF_8);
        response.setStatus(e.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        if (e.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()));
        }
        response.getOutputStream().write(body);
    }
}
