package io.yingdun.cloud.dicomweb;

import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files in one body (RFC 2046 §5.1.1): as tests send them by STOW-RS, and what they find in an answer. */
final class Multipart {

    /** Of what {@link #of} makes. */
    static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=B";

    private Multipart() {}

    /** @param type without its parameters; empty where the part has none */
    record Part(String type, byte[] body) {}

    static byte[] of(byte[]... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] file : files) {
            out.writeBytes("\r\n--B\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(file);
        }
        out.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static List<Part> parts(Answer answer) {
        try {
            MediaRange type = MediaRange.one(answer.header("Content-Type")).orElseThrow();
            MultipartReader reader = new MultipartReader(
                    new ByteArrayInputStream(answer.body()),
                    MultipartReader.boundary(type).orElseThrow());
            List<Part> parts = new ArrayList<>();
            for (var part = reader.next(); part.isPresent(); part = reader.next()) {
                parts.add(new Part(
                        part.get().contentType().map(MediaRange::type).orElse(""),
                        part.get().body().readAllBytes()));
            }
            return parts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
