package io.yingdun.cloud.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks a provider over HTTP. */
final class ProviderLine {

    static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 64 * 1024;
    private static final int SERVER_FAULT = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_ANSWER)
            .build();
    private final ObjectMapper json;

    ProviderLine(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The answer, which may well be a refusal.
     *
     * @throws IOException where there is none, or none that can be read: it may go well later
     */
    JsonNode ask(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> response =
                    http.send(request.timeout(LONGEST_ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                JsonNode answer = json.readTree(body.readNBytes(MOST_BYTES));
                if (!answer.isObject() || response.statusCode() >= SERVER_FAULT && answer.isEmpty()) {
                    throw new IOException("HTTP " + response.statusCode());
                }
                return answer;
            } catch (JacksonException e) {
                throw new IOException("HTTP " + response.statusCode() + " without JSON", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }
}
