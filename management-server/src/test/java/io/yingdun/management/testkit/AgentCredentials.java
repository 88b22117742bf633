package io.yingdun.management.testkit;

import io.yingdun.protocol.TlsIdentity;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an agent keeps on its disk after enrolment.
 *
 * @param machine by which its fingerprint is made; another machine has another one
 */
public record AgentCredentials(String endpointId, String host, String machine, TlsIdentity identity, String gateway) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The server's answer to an attempt that did not succeed. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        Refused(int status, String code) {
            super(status + " " + code);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] request(KeyPair keys) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=agent"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enrols a machine named like its host. */
    public static AgentCredentials enrol(AgentSite site, String code, String host) {
        return enrol(site, code, host, host, newKeys());
    }

    public static AgentCredentials enrol(AgentSite site, String code, String host, String machine, KeyPair keys) {
        String csr = "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request(keys))
                + "\n-----END CERTIFICATE REQUEST-----\n";
        Map<String, String> body = Map.of(
                "code",
                code,
                "csr",
                csr,
                "hostName",
                host,
                "osName",
                "Linux",
                "osVersion",
                "12",
                "architecture",
                "x86_64",
                "agentVersion",
                "0.1.0",
                "machineFingerprint",
                HexFormat.of().formatHex(sha256(machine)));
        HttpRequest request = HttpRequest.newBuilder(site.server().resolve("/api/enrolment"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> answer = site.http().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 201) {
                throw new Refused(answer.statusCode(), json.path("code").asString(""));
            }
            List<String> chain = new ArrayList<>();
            json.get("certificateChain").forEach(pem -> chain.add(pem.asString()));
            return new AgentCredentials(
                    json.get("endpointId").asString(),
                    host,
                    machine,
                    new TlsIdentity(keys.getPrivate(), TlsIdentity.certificates(String.join("", chain))),
                    json.get("gateway").asString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same files on another machine. */
    public AgentCredentials copiedTo(String otherMachine) {
        return new AgentCredentials(endpointId, host, otherMachine, identity, gateway);
    }

    AgentCredentials renewed(TlsIdentity next) {
        return new AgentCredentials(endpointId, host, machine, next, gateway);
    }

    byte[] fingerprint() {
        return sha256(machine + endpointId);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
