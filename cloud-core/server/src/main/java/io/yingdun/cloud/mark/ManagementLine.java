package io.yingdun.cloud.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks the management server, which is known by its authority as this server is by its key. */
final class ManagementLine {

    static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int ANSWERED = 2;

    private final MarkSettings settings;
    private final ObjectMapper json;
    private @Nullable HttpClient http;

    ManagementLine(MarkSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** @throws IOException where there is no answer or a refusal: it is asked again later */
    synchronized JsonNode post(String path, Object body) throws IOException {
        URI address = Objects.requireNonNull(settings.management()).resolve(path);
        String key = Files.readString(required(settings.keyFile(), "key-file")).strip();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<InputStream> answer = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = answer.body()) {
                if (answer.statusCode() / 100 != ANSWERED) {
                    throw new IOException("HTTP " + answer.statusCode());
                }
                return json.readTree(content.readNBytes(MOST_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private HttpClient client() throws IOException {
        HttpClient known = http;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .connectTimeout(LONGEST_ANSWER)
                    .sslContext(trusting(required(settings.authorityFile(), "authority-file")))
                    .build();
            http = known;
        }
        return known;
    }

    private static Path required(@Nullable Path file, String option) throws IOException {
        if (file == null) {
            throw new IOException("yingdun.mark." + option + " is not set");
        }
        return file;
    }

    private static SSLContext trusting(Path authority) throws IOException {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(authority + " holds no certificates", e);
        }
    }
}
