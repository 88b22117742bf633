package io.yingdun.agent.enrol;

import io.yingdun.protocol.EndpointCertificates;
import io.yingdun.protocol.TlsIdentity;
import java.security.cert.X509Certificate;

/**
 * Who this endpoint is and where its gateway listens.
 *
 * @param gatewayHost name that the gateway's certificate must carry
 */
public record EndpointIdentity(String endpointId, String gatewayHost, int gatewayPort, TlsIdentity tls) {

    /** Checks that the certificate names this endpoint. */
    public EndpointIdentity {
        String named = EndpointCertificates.endpointId(tls.certificate()).orElse("");
        if (!named.equals(endpointId)) {
            throw new IllegalArgumentException("the certificate does not name endpoint " + endpointId);
        }
        if (gatewayHost.isEmpty() || gatewayPort < 1 || gatewayPort > 65_535) {
            throw new IllegalArgumentException("no gateway address");
        }
    }

    /** The authority that issued the certificate and that the gateway must belong to. */
    public X509Certificate authority() {
        return tls.chain().get(tls.chain().size() - 1);
    }

    EndpointIdentity with(TlsIdentity renewed) {
        return new EndpointIdentity(endpointId, gatewayHost, gatewayPort, renewed);
    }
}
