package io.yingdun.agent.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.yingdun.protocol.CaPin;
import io.yingdun.protocol.EnrolmentCode;
import io.yingdun.protocol.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** {@code POST /api/enrolment} of a management server, over HTTPS. */
public final class FakeEnrolment implements AutoCloseable {
    private static final Pattern CSR = Pattern.compile("BEGIN CERTIFICATE REQUEST-----\\\\n(.*?)\\\\n-----END");

    private final TestAuthority authority;
    private final HttpsServer server;
    private final EnrolmentCode code;
    private final String gateway;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    public volatile int status = 201;
    public volatile String endpointId = UUID.randomUUID().toString();

    public FakeEnrolment(TestAuthority authority, TlsIdentity identity, String gateway) throws Exception {
        this.authority = authority;
        this.gateway = gateway;
        this.code = EnrolmentCode.create(new SecureRandom(), CaPin.of(authority.certificate()));
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
        server.createContext("/api/enrolment", this::answer);
        server.start();
    }

    private static SSLContext context(TlsIdentity identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    public EnrolmentCode code() {
        return code;
    }

    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(request);
        String answer = status == 201
                ? success(request)
                : "{\"code\":\"test\",\"detail\":\"what to do next\",\"status\":" + status + "}";
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String success(String request) {
        Matcher csr = CSR.matcher(request);
        if (!csr.find() || !request.contains(code.text())) {
            throw new AssertionError("no code or request in " + request);
        }
        byte[] der = Base64.getMimeDecoder().decode(csr.group(1).replace("\\n", "\n"));
        String chain = authority.issue(der, endpointId).stream()
                .map(certificate -> "\"" + pem(certificate) + "\"")
                .collect(Collectors.joining(","));
        return "{\"endpointId\":\"" + endpointId + "\",\"certificateChain\":[" + chain + "],\"later\":{\"a\":[1]},"
                + "\"gateway\":\"" + gateway + "\"}";
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\\n"
                    + Base64.getEncoder().encodeToString(certificate.getEncoded())
                    + "\\n-----END CERTIFICATE-----\\n";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
