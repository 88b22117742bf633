package io.yingdun.agent.enrol;

import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.protocol.EndpointCertificates;
import io.yingdun.protocol.EnrolmentCode;
import io.yingdun.protocol.TlsIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Turns a one-time code into an identity. The key is made and stored before the first attempt, so every repetition asks
 * for a certificate over the same key and the server can answer it again without spending another use of the code.
 */
public final class Enrolment {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final IdentityStore store;
    private final EndpointFacts facts;

    public Enrolment(IdentityStore store, EndpointFacts facts) {
        this.store = store;
        this.facts = facts;
    }

    /**
     * Asks the management server once.
     *
     * @param server its HTTPS address, such as {@code https://host:8440}
     */
    public EndpointIdentity enrol(URI server, EnrolmentCode code) throws EnrolmentException, IOException {
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new EnrolmentException("the server's address must read https://host:port, not " + server, false);
        }
        KeyPair pair = store.enrolmentKey();
        byte[] publicKey = pair.getPublic().getEncoded();
        String body =
                EnrolmentMessages.request(code, pem(KeyRequests.request(pair)), facts, facts.fingerprint(publicKey));
        EnrolmentMessages.Answer answer = EnrolmentMessages.answer(post(server, code, body));
        EndpointIdentity identity = identity(pair, code, answer);
        store.saveEnrolled(identity);
        return identity;
    }

    private static String post(URI server, EnrolmentCode code, String body) throws EnrolmentException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {PinnedTrust.byPin(code.pin())}, null);
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(context)
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/enrolment"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return bodyOf(response);
        } catch (SSLException e) {
            throw new EnrolmentException(
                    "the server at " + server + " is not the one the code was made for: " + rootMessage(e), false, e);
        } catch (IOException e) {
            throw new EnrolmentException("no answer from " + server + ": " + rootMessage(e), true, e);
        } catch (GeneralSecurityException e) {
            throw new EnrolmentException("this Java runtime cannot make the connection: " + e.getMessage(), false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException("interrupted", true, e);
        }
    }

    private static String bodyOf(HttpResponse<String> response) throws EnrolmentException {
        int status = response.statusCode();
        String detail = EnrolmentMessages.problemDetail(response.body());
        if (status == CREATED || status == OK) {
            return response.body();
        }
        if (status == FORBIDDEN) {
            throw new EnrolmentException(
                    "the server refuses the code: it is unknown, used up, expired or revoked."
                            + " Ask the security officer for a new one.",
                    false);
        }
        boolean later = status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
        throw new EnrolmentException(
                "the server answered with status " + status + (detail.isEmpty() ? "" : ": ") + detail, later);
    }

    private static EndpointIdentity identity(KeyPair pair, EnrolmentCode code, EnrolmentMessages.Answer answer)
            throws EnrolmentException {
        try {
            List<X509Certificate> presented = TlsIdentity.certificates(String.join("\n", answer.certificateChain()));
            X509Certificate authority = presented.stream()
                    .filter(code.pin()::matches)
                    .findFirst()
                    .orElseThrow(() -> new EnrolmentException("the issued chain lacks the server's authority", false));
            List<X509Certificate> chain = ChainCheck.chainFor(pair.getPublic(), presented, authority);
            int colon = answer.gateway().lastIndexOf(':');
            String named = EndpointCertificates.endpointId(chain.get(0)).orElse("");
            if (colon < 1 || !named.equals(answer.endpointId())) {
                throw new EnrolmentException("the server's answer contradicts its certificate", false);
            }
            return new EndpointIdentity(
                    answer.endpointId(),
                    answer.gateway().substring(0, colon),
                    Integer.parseInt(answer.gateway().substring(colon + 1)),
                    new TlsIdentity(pair.getPrivate(), chain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EnrolmentException("the server's answer is not usable: " + e.getMessage(), false, e);
        }
    }

    private static String pem(byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
