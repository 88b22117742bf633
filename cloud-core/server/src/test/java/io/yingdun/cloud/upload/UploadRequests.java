package io.yingdun.cloud.upload;

import io.yingdun.uploader.transfer.PinnedAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single requests of the upload protocol, right or wrong. */
final class UploadRequests {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final String key;
    private final HttpClient http;

    UploadRequests(URI server, Path authority, String key) throws IOException {
        this.server = server;
        this.key = key;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(PinnedAuthority.tls(authority))
                .build();
    }

    record Answer(int status, JsonNode json) {

        String state() {
            return json.path("state").asString("status " + status + " " + json);
        }

        String code() {
            return json.path("code").asString("status " + status + " " + json);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer standing(byte[] file, @Nullable String sopInstanceUid) {
        return get("/" + sha256(file) + (sopInstanceUid == null ? "" : "?sopInstanceUid=" + sopInstanceUid));
    }

    Answer put(byte[] file) {
        return put(file, file.length, 0, file, null);
    }

    Answer put(byte[] file, long length, long offset, byte[] body, @Nullable String coding) {
        return put(sha256(file), length, offset, body, coding);
    }

    Answer put(String sha256, long length, long offset, byte[] body, @Nullable String coding) {
        HttpRequest.Builder request = request("/" + sha256)
                .header("Content-Type", "application/dicom")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Offset", Long.toString(offset));
        if (coding != null) {
            request.header("Content-Encoding", coding);
        }
        return send(request.PUT(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/api/uploads" + path))
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
