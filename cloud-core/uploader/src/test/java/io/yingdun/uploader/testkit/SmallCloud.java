package io.yingdun.uploader.testkit;

import com.github.luben.zstd.ZstdInputStream;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The upload protocol over real HTTPS, with everything in memory: what the client must cope with is set by a test. The
 * server's own tests run the client against the real server.
 */
public final class SmallCloud implements AutoCloseable {

    public static final String KEY = "yk_test";
    public static final int RESUMABLE_FROM = 1 << 20;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> partial = new ConcurrentHashMap<>();
    private final Map<String, String> judgements = new ConcurrentHashMap<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    public SmallCloud(TestAuthority authority) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.serverTls()));
        server.setExecutor(threads);
        server.createContext("/api/uploads", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("https://localhost:" + port());
    }

    /** SHA-256 → bytes of all that was stored. */
    public Map<String, byte[]> stored() {
        return stored;
    }

    /** Method, offset and coding of each request, in order. */
    public Iterable<String> requests() {
        return requests;
    }

    /** The next file requests are answered so, one each. */
    public void failNext(int... statuses) {
        synchronized (failures) {
            for (int status : statuses) {
                failures.add(status);
            }
        }
    }

    /** What is said of a file with this hash instead of taking it. */
    public void judge(String sha256, String state) {
        judgements.put(sha256, state);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name =
                    Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                problem(exchange, 401, "invalid-token");
            } else if (name.equals("uploads")) {
                answer(
                        exchange,
                        "{\"maximumBytes\":1000000000,\"resumableFrom\":" + RESUMABLE_FROM
                                + ",\"encodings\":[\"zstd\"]}");
            } else if (exchange.getRequestMethod().equals("GET")) {
                requests.add("GET");
                answer(exchange, standing(name));
            } else {
                put(exchange, name);
            }
        }
    }

    private void put(HttpExchange exchange, String sha256) throws IOException {
        long offset = Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset"));
        long length = Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Length"));
        boolean zstd = "zstd".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        requests.add("PUT " + offset + (zstd ? " zstd" : ""));
        Integer failure;
        synchronized (failures) {
            failure = failures.poll();
        }
        if (failure != null) {
            exchange.getRequestBody().readAllBytes();
            problem(exchange, failure, "made-by-the-test");
            return;
        }
        ByteArrayOutputStream file =
                offset == 0 ? new ByteArrayOutputStream() : partial.getOrDefault(sha256, new ByteArrayOutputStream());
        if (length >= RESUMABLE_FROM) {
            partial.put(sha256, file);
        }
        InputStream body = exchange.getRequestBody();
        read(zstd ? new ZstdInputStream(body) : body, file);
        partial.remove(sha256);
        if (file.size() != length || !sha256(file.toByteArray()).equals(sha256)) {
            problem(exchange, 422, "upload-hash-mismatch");
            return;
        }
        if (!judgements.containsKey(sha256)) {
            stored.put(sha256, file.toByteArray());
        }
        answer(exchange, standing(sha256));
    }

    private static void read(InputStream body, ByteArrayOutputStream file) throws IOException {
        byte[] piece = new byte[8192];
        for (int got = body.read(piece); got >= 0; got = body.read(piece)) {
            file.write(piece, 0, got);
        }
    }

    private String standing(String sha256) {
        String judged = judgements.getOrDefault(sha256, stored.containsKey(sha256) ? "stored" : "");
        ByteArrayOutputStream part = partial.get(sha256);
        String state = !judged.isEmpty() ? judged : part == null ? "absent" : "partial";
        return "{\"sha256\":\"" + sha256 + "\",\"state\":\"" + state + "\",\"offset\":"
                + (part == null ? 0 : part.size()) + ",\"reason\":\"said the test\"}";
    }

    private static void problem(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        write(exchange, status, "{\"code\":\"" + code + "\",\"detail\":\"Answer " + status + ".\"}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        write(exchange, 200, json);
    }

    private static void write(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
