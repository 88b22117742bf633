package io.yingdun.stack.server;

import io.yingdun.stack.process.StackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * An officer's HTTP client: session cookie, CSRF header, and no trust in any certificate but the site's own authority.
 * Every answer that is not 2xx becomes an {@link ApiException} with the problem's code.
 */
public final class ManagementClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    public ManagementClient(URI server, Path certificateAuthority) {
        base = server.resolve("/api/");
        http = HttpClient.newBuilder()
                .sslContext(trusting(certificateAuthority))
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Everything is started, the first accounts included. */
    public boolean isReady() {
        try {
            JsonNode health = send("GET", "/actuator/health/readiness", BodyPublishers.noBody(), Map.of());
            return "UP".equals(health.path("status").asString(""));
        } catch (ApiException | StackException notYet) {
            return false;
        }
    }

    public void logIn(String user, String password) {
        get("session");
        post("session", Map.of("user", user, "password", password));
    }

    /** Identifiers of the endpoints on the server's first page of 200. */
    public Set<String> endpointIds() {
        return get("endpoints?size=200")
                .path("items")
                .valueStream()
                .map(endpoint -> endpoint.path("id").asString())
                .collect(Collectors.toSet());
    }

    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public JsonNode get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public byte[] getBytes(String path) {
        HttpRequest request = request("GET", path, BodyPublishers.noBody(), Map.of());
        return checked(path, exchange(request));
    }

    public JsonNode post(String path, Object body) {
        return withBody("POST", path, body, Map.of());
    }

    public JsonNode post(String path, Object body, Map<String, String> headers) {
        return withBody("POST", path, body, headers);
    }

    public JsonNode put(String path, Object body, Map<String, String> headers) {
        return withBody("PUT", path, body, headers);
    }

    public JsonNode patch(String path, Object body) {
        return withBody("PATCH", path, body, Map.of());
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** One file as {@code multipart/form-data} (RFC 7578), field {@code file}. */
    public JsonNode upload(String path, Path file, String contentType) {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        String boundary = "yingdun-" + HexFormat.of().formatHex(random);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.getFileName() + "\"\r\nContent-Type: " + contentType + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(Files.readAllBytes(file));
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StackException(file + " cannot be read", e);
        }
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    private JsonNode withBody(String method, String path, Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(method, path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), all);
    }

    private JsonNode send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        byte[] answer = checked(path, exchange(request(method, path, body, headers)));
        return answer.length == 0 ? JSON.nullNode() : JSON.readTree(answer);
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::setHeader);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.setHeader("X-XSRF-TOKEN", token));
        return request.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new StackException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted during " + request.uri(), e);
        }
    }

    private static byte[] checked(String path, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw ApiException.of(
                    response.request().method() + " /api/" + path, response.statusCode(), response.body());
        }
        return response.body();
    }

    private static SSLContext trusting(Path certificateAuthority) {
        try (InputStream pem = Files.newInputStream(certificateAuthority)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("The certificate authority " + certificateAuthority + " cannot be read", e);
        }
    }
}
