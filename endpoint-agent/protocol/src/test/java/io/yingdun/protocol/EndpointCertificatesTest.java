package io.yingdun.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The certificates were made with OpenSSL 3.0, not with our own code. */
class EndpointCertificatesTest {
    private static final String ID = "7f0c2d0e-8a51-4a53-9f0f-0e1d3a4b5c6d";

    @Test
    void readsTheEndpointFromTheUri() throws Exception {
        assertThat(EndpointCertificates.endpointId(certificate("one-endpoint"))).contains(ID);
        assertThat(EndpointCertificates.uri(ID)).isEqualTo("urn:yingdun:endpoint:" + ID);
    }

    @Test
    void takesNoEndpointFromAnAmbiguousCertificate() throws Exception {
        assertThat(EndpointCertificates.endpointId(certificate("two-endpoints")))
                .isEmpty();
    }

    @Test
    void takesNoEndpointWithForeignCharacters() throws Exception {
        assertThat(EndpointCertificates.endpointId(certificate("hostile-endpoint")))
                .isEmpty();
        assertThatThrownBy(() -> EndpointCertificates.uri("a/../b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoEndpointFromAServerCertificate() throws Exception {
        assertThat(EndpointCertificates.endpointId(certificate("gateway"))).isEmpty();
    }

    @Test
    void pinsTheFirst160BitsOfTheCertificatesDigest() throws Exception {
        // openssl x509 -outform DER | sha256sum, first 20 bytes, base32
        assertThat(CaPin.of(certificate("gateway")).text()).isEqualTo("PFEEWSLPKNYISDGY7PRTP7SYAXXW7XWF");
        assertThat(CaPin.of(certificate("gateway")).matches(certificate("one-endpoint")))
                .isFalse();
    }

    @Test
    void readsKeyAndCertificateFromPem() throws Exception {
        PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        TlsIdentity identity = TlsIdentity.fromPem(pem, resource("one-endpoint.pem"));

        assertThat(identity.key()).isEqualTo(key);
        assertThat(identity.toString()).isEqualTo("TlsIdentity[CN=one-endpoint]");
    }

    @Test
    void saysWhenAPemTextHoldsNoKey() {
        assertThatThrownBy(() -> TlsIdentity.fromPem(resource("gateway.pem"), resource("gateway.pem")))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no PKCS #8 private key");
    }

    private static X509Certificate certificate(String name) throws Exception {
        return TlsIdentity.certificates(resource(name + ".pem")).get(0);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EndpointCertificatesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
