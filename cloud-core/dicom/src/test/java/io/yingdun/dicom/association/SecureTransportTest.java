package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** What PS3.15 §B.12 leaves of a context that allows more. */
class SecureTransportTest {

    private static SslHandler handler(List<String> protocols, List<String> cipherSuites) throws SSLException {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols(protocols)
                .ciphers(cipherSuites)
                .build();
        return context.newHandler(UnpooledByteBufAllocator.DEFAULT);
    }

    @Test
    void leavesNoVersionBefore12() throws SSLException {
        SslHandler handler = handler(List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"), SecureTransport.CIPHER_SUITES);
        assertThat(SecureTransport.restricted(handler).engine().getEnabledProtocols())
                .containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void leavesNoCipherSuiteWithoutForwardSecrecyOrAuthenticatedEncryption() throws SSLException {
        SslHandler handler = handler(
                List.of("TLSv1.2"),
                List.of(
                        "TLS_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
        assertThat(SecureTransport.restricted(handler).engine().getEnabledCipherSuites())
                .containsExactly("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    @Test
    void refusesAContextOfWhichNothingIsLeft() throws SSLException {
        SslHandler handler = handler(List.of("TLSv1.1"), SecureTransport.CIPHER_SUITES);
        assertThatThrownBy(() -> SecureTransport.restricted(handler))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("B.12");
    }
}
