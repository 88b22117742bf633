package io.yingdun.foundation.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser's part in tests: keeps cookies, sends the CSRF token, trusts the server's own authority only. */
public final class ApiClient {

    private static final String BOUNDARY = "yingdun-test-boundary";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final SSLContext tls;
    private final @Nullable String token;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    private ApiClient(URI server, SSLContext tls, @Nullable String token) {
        this.server = server;
        this.tls = tls;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The problem's code, after a look at its media type. */
        public String code() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("code").asString("")
                    : "no problem+json: " + text();
        }
    }

    public static ApiClient trusting(URI server, X509Certificate authority) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(null, trust.getTrustManagers(), null);
            return new ApiClient(server, tls, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param authority file of the server's own certificate authority, in PEM */
    public static ApiClient trusting(URI server, Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            return trusting(server, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program without cookies of its own, which sends this key or token with each request. */
    public ApiClient bearing(String newToken) {
        return new ApiClient(server, tls, newToken);
    }

    public ApiClient logIn(String user, String password) {
        return loggedIn(tryLogIn(user, password));
    }

    /** @param code of the second factor */
    public ApiClient logIn(String user, String password, String code) {
        return loggedIn(tryLogIn(user, password, code));
    }

    private ApiClient loggedIn(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return this;
    }

    public Answer tryLogIn(String user, String password) {
        get("/api/session");
        return post("/api/session", Map.of("user", user, "password", password));
    }

    public Answer tryLogIn(String user, String password, String code) {
        get("/api/session");
        return post("/api/session", Map.of("user", user, "password", password, "code", code));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** As a page elsewhere would make the browser ask, cookies and all; {@code site} as in {@code Sec-Fetch-Site}. */
    public Answer getFrom(String site, String path) {
        return send(request(path).setHeader("Sec-Fetch-Site", site).GET());
    }

    /** @param headers names and values in turn */
    public Answer get(String path, String... headers) {
        return send(request(path).headers(headers).GET());
    }

    /** A body of any type. */
    public Answer post(String path, String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = withCsrf(request(path)).header("Content-Type", contentType);
        return send((headers.length == 0 ? request : request.headers(headers)).POST(BodyPublishers.ofByteArray(body)));
    }

    /** @param headers names and values in turn */
    public Answer put(String path, String contentType, byte[] body, String... headers) {
        return send(withCsrf(request(path))
                .header("Content-Type", contentType)
                .headers(headers)
                .PUT(BodyPublishers.ofByteArray(body)));
    }

    /** A body of a length that is not told before, in chunks (RFC 9112 §7.1). */
    public Answer postChunked(String path, String contentType, Supplier<InputStream> body) {
        return send(withCsrf(request(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(body)));
    }

    public Answer post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    public Answer sendJson(String method, String path, Object body) {
        return send(withCsrf(request(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A change of something that was read before in this version. */
    public Answer putIfMatch(String path, Object body, String version) {
        return send(withCsrf(request(path))
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer delete(String path) {
        return send(withCsrf(request(path)).DELETE());
    }

    /** As {@link #post}, the way a foreign page would make the browser send it. */
    public Answer postWithoutCsrf(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        return upload(path, List.of(new FilePart(fileName, content)), fields);
    }

    /** A file of a form. */
    @SuppressWarnings("ArrayRecordComponent")
    public record FilePart(String fileName, byte[] content) {}

    /** @param headers names and values in turn */
    public Answer upload(String path, List<FilePart> files, Map<String, String> fields, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                part(body, "name=\"" + name + "\"", "text/plain", value.getBytes(StandardCharsets.UTF_8)));
        for (FilePart file : files) {
            part(
                    body,
                    "name=\"file\"; filename=\"" + file.fileName() + "\"",
                    "application/octet-stream",
                    file.content());
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                withCsrf(request(path)).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return send((headers.length == 0 ? request : request.headers(headers))
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + type + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void plantCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    /**
     * Opens a WebSocket; fails with {@link java.net.http.WebSocketHandshakeException}, in a {@code CompletionException},
     * where the server does not let it.
     *
     * @param headers names and values in turn
     */
    public WebSocket webSocket(String path, WebSocket.Listener listener, String... headers) {
        WebSocket.Builder socket = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        if (token != null) {
            socket.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            socket.header(headers[i], headers[i + 1]);
        }
        URI address = server.resolve(path);
        return socket.buildAsync(URI.create("wss" + address.toString().substring("https".length())), listener)
                .join();
    }

    /** Opens the stream of server-sent events. */
    public EventStream events() {
        return new EventStream(http.sendAsync(request("/api/events").build(), HttpResponse.BodyHandlers.ofLines())
                .join());
    }

    /** What has come so far on a stream of server-sent events. */
    public static final class EventStream implements AutoCloseable {

        private final HttpResponse<Stream<String>> response;
        private final Map<String, List<JsonNode>> events = new ConcurrentHashMap<>();

        private EventStream(HttpResponse<Stream<String>> response) {
            this.response = response;
            Thread reader = new Thread(this::read, "events");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            String event = "";
            try {
                for (String line : (Iterable<String>) response.body()::iterator) {
                    if (line.startsWith("event:")) {
                        event = line.substring("event:".length()).strip();
                    } else if (line.startsWith("data:")) {
                        JsonNode data = JSON.readTree(line.substring("data:".length()));
                        events.computeIfAbsent(event, name -> new CopyOnWriteArrayList<>())
                                .add(data);
                    }
                }
            } catch (UncheckedIOException closed) {
                return;
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The data of all events with this name, oldest first. */
        public List<JsonNode> data(String event) {
            return List.copyOf(events.getOrDefault(event, List.of()));
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
        if (token == null) {
            request.header("Sec-Fetch-Site", "same-origin");
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpRequest.Builder withCsrf(HttpRequest.Builder request) {
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
