package io.yingdun.uploader.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the upload protocol. HTTP/1.1 over a few connections and not HTTP/2: there, the server's flow-control window
 * of 64 KiB a connection would hold all uploads together to 64 KiB a round trip. Safe for threads.
 */
public final class CloudClient {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final int LOOK_EVERY_MILLIS = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final URI uploads;
    private final ApiKey key;
    private final HttpClient http;
    private final Duration stall;

    /** @param stall after so long without a byte moving, a request is given up */
    public CloudClient(URI server, ApiKey key, SSLContext tls, Duration stall) {
        this.uploads = server.resolve("/api/uploads");
        this.key = key;
        this.stall = stall;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(CONNECT)
                .build();
    }

    public ServerLimits limits() throws IOException {
        return ask(request(uploads), ServerLimits.class);
    }

    /**
     * What the server has of the file with this hash.
     *
     * @param sopInstanceUid by which its archive knows it, or null
     */
    public Standing standing(String sha256, @Nullable String sopInstanceUid) throws IOException {
        boolean plain = sopInstanceUid != null && sopInstanceUid.matches("[0-9.]{1,64}");
        return ask(
                request(plain ? URI.create(of(sha256) + "?sopInstanceUid=" + sopInstanceUid) : of(sha256)),
                Standing.class);
    }

    /**
     * Sends the rest of a file and gives the server's judgement.
     *
     * @param offset of the body's first byte in the file
     * @param body from there to the file's end; closed in any case
     */
    public Standing send(String sha256, long size, long offset, Body body) throws IOException {
        AtomicReference<IOException> readFault = new AtomicReference<>();
        HttpRequest.Builder request = request(of(sha256))
                .header("Content-Type", "application/dicom")
                .header("Upload-Length", Long.toString(size))
                .header("Upload-Offset", Long.toString(offset));
        if (body.zstd()) {
            request.header("Content-Encoding", "zstd");
        }
        try (Moving bytes = new Moving(body.bytes(), readFault)) {
            request.PUT(BodyPublishers.ofInputStream(() -> bytes));
            return read(await(request.build(), bytes), Standing.class);
        } catch (IOException e) {
            // A fault of the file hides behind the broken connection that it leads to.
            IOException cause = readFault.get();
            throw cause == null ? e : cause;
        }
    }

    private URI of(String sha256) {
        return URI.create(uploads + "/" + sha256);
    }

    private HttpRequest.Builder request(URI address) throws IOException {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key.value())
                .header("Accept", "application/json, application/problem+json");
    }

    private <T> T ask(HttpRequest.Builder request, Class<T> type) throws IOException {
        try {
            return read(http.send(request.timeout(ANSWER).build(), BodyHandlers.ofByteArray()), type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** A time limit for the whole would cut large files on slow lines; only standing still is a fault. */
    private HttpResponse<byte[]> await(HttpRequest request, Moving bytes) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            while (true) {
                try {
                    return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (bytes.still().compareTo(stall) > 0) {
                        throw new IOException("nothing moved for " + stall.toSeconds() + " seconds", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) throws IOException {
        if (answer.statusCode() != 200) {
            throw problem(answer);
        }
        try {
            return JSON.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw new ServerAnswerException(
                    404, "", "the answer is not that of an imaging cloud; check the address", Duration.ZERO);
        }
    }

    private static ServerAnswerException problem(HttpResponse<byte[]> answer) {
        String code = "";
        String detail = "HTTP status " + answer.statusCode();
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            try {
                JsonNode problem = JSON.readTree(answer.body());
                code = problem.path("code").asString("");
                detail = problem.path("detail").asString(detail);
            } catch (JacksonException e) {
                detail += ", with an unreadable explanation";
            }
        }
        long seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new ServerAnswerException(answer.statusCode(), code, detail, Duration.ofSeconds(seconds));
    }

    /** The bytes of a request, as the client reads them: when the last ones went, and the file's own faults. */
    private static final class Moving extends InputStream {

        private final InputStream bytes;
        private final AtomicReference<IOException> fault;
        private volatile long movedAt = System.nanoTime();

        Moving(InputStream bytes, AtomicReference<IOException> fault) {
            this.bytes = bytes;
            this.fault = fault;
        }

        Duration still() {
            return Duration.ofNanos(System.nanoTime() - movedAt);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int got = bytes.read(target, offset, length);
                movedAt = System.nanoTime();
                return got;
            } catch (IOException e) {
                fault.compareAndSet(null, e);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
