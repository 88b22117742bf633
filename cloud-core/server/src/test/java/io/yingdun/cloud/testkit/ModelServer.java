package io.yingdun.cloud.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A language model behind an OpenAI-compatible service on loopback, as the API reference says: key, model and {@code stream} are
 * checked, and the answer comes in chunks that cut lines and characters' words anywhere. It says what the test has told it to, or
 * fails in one of the ways in which services fail.
 */
public final class ModelServer {

    public static final String NAME = "test-model";
    public static final String KEY = "sk-5f2c9e7a1b3d4c6e8f0a";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHUNK = 7;

    /** How it answers. */
    public enum Way {
        WHOLE,
        /** HTTP 500 with an error object. */
        FAILING,
        /** Half of what it says, and then nothing, with the line open. */
        HANGING,
        /** Half of what it says, and then the line is cut. */
        BREAKING_OFF,
        /** One event without an end. */
        ENDLESS
    }

    private final HttpServer server;
    private final Path credentials;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Way way = Way.WHOLE;
    private volatile List<String> lines = List.of();

    private ModelServer(HttpServer server, Path credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    /** @param folder for the file with its key */
    public static ModelServer start(Path folder) {
        try {
            Path file = Files.writeString(
                    Files.createDirectories(folder).resolve("model.secret"), "explanation.key = " + KEY + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ModelServer model = new ModelServer(server, file);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "model");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/v1/chat/completions", model::answer);
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public String credentials() {
        return credentials.toString();
    }

    /** @param said lines of the answer's text */
    public void says(Way next, String... said) {
        way = next;
        lines = List.of(said);
        asked.clear();
    }

    /** The requests' bodies since. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode request = JSON.readTree(body);
            asked.add(body);
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refuse(exchange, 401, "invalid_api_key");
            } else if (!request.path("model").asString("").equals(NAME)) {
                refuse(exchange, 404, "model_not_found");
            } else if (!request.path("stream").asBoolean(false) || way == Way.FAILING) {
                refuse(exchange, 500, "server_error");
            } else {
                stream(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] error = JSON.writeValueAsBytes(Map.of("error", Map.of("message", "refused", "code", code)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, error.length);
        exchange.getResponseBody().write(error);
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        Way now = way;
        if (now == Way.ENDLESS) {
            // Until whoever reads has had enough, which ends in an exception here.
            for (byte[] some = "data: x".repeat(1_000).getBytes(StandardCharsets.UTF_8); ; ) {
                out.write(some);
            }
        }
        List<String> said = now == Way.WHOLE ? lines : lines.subList(0, lines.size() / 2);
        String text = String.join("\n", said) + "\n";
        event(out, Map.of("role", "assistant", "content", ""), null);
        for (int from = 0; from < text.length(); from += CHUNK) {
            event(out, Map.of("content", text.substring(from, Math.min(text.length(), from + CHUNK))), null);
        }
        if (now == Way.HANGING) {
            never.await();
        } else if (now == Way.WHOLE) {
            event(out, Map.of(), "stop");
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void event(OutputStream out, Map<String, String> delta, String finish) throws IOException {
        String choice = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"" + NAME
                + "\",\"choices\":[{\"index\":0,\"delta\":" + JSON.writeValueAsString(delta) + ",\"finish_reason\":"
                + JSON.writeValueAsString(finish) + "}]}";
        out.write(("data: " + choice + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
