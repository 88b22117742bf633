package io.yingdun.cloud.ris;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.cloud.dimse.SiteAuthorities;
import io.yingdun.dicom.association.SecureTransport;
import io.yingdun.foundation.pki.ServerIdentity;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;

/** The listener's end of HL7 by TLS: the server's own certificate, by the same profile as DICOM's (RFC 9325). */
@Component
class Hl7Tls {

    private final X509TrustManager authorities;
    private final ClientAuth certificates;
    private final Supplier<SslContext> presented;

    Hl7Tls(ServerIdentity identity, Hl7Settings settings) {
        this.authorities = SiteAuthorities.of(settings.tlsAuthorities(), "yingdun.hl7.tls-authorities");
        this.certificates = settings.tlsAuthorities().isEmpty() ? ClientAuth.NONE : ClientAuth.REQUIRE;
        this.presented = identity.presented(this::contextOf);
    }

    /** A renewed certificate is shown from then on. */
    SslContext context() {
        return presented.get();
    }

    private SslContext contextOf(ServerIdentity.Credentials own) {
        try {
            return SecureTransport.provider(own.key(), own.chain(), authorities, certificates);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
