package io.yingdun.dicom.association;

import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.UserIdentity;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody asks for an association. All that the peer says of itself is untrusted but the certificates, which the TLS
 * context has checked.
 *
 * @param tls the connection is under TLS
 * @param peerCertificates its own first; empty without TLS or where the TLS context asks for none
 */
public record AssociationRequest(
        AAssociateRQ pdu, InetSocketAddress remoteAddress, boolean tls, List<X509Certificate> peerCertificates) {

    public AssociationRequest {
        peerCertificates = List.copyOf(peerCertificates);
    }

    public String calledAETitle() {
        return pdu.calledAETitle();
    }

    public String callingAETitle() {
        return pdu.callingAETitle();
    }

    public Optional<UserIdentity> userIdentity() {
        return Optional.ofNullable(pdu.userInformation().userIdentity());
    }
}
