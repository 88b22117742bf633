package io.yingdun.cloud.dimse;

import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AdmissionPolicy;
import io.yingdun.dicom.association.AssociationRequest;
import io.yingdun.dicom.pdu.AAssociateRJ;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets peers in, under the archive's right title, from where they say they live, by TLS and with their certificate
 * where that is demanded.
 */
@Component
class PeerAdmission implements AdmissionPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(PeerAdmission.class);

    private final PeerDirectory directory;
    private final PeerCheck check;
    private final String aeTitle;

    PeerAdmission(PeerDirectory directory, PeerCheck check, CloudSettings settings) {
        this.directory = directory;
        this.check = check;
        this.aeTitle = settings.aeTitle();
    }

    @Override
    public Admission decide(AssociationRequest request) {
        if (!request.calledAETitle().equals(aeTitle)) {
            return Admission.refuse(AAssociateRJ.Reason.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        InetAddress address = request.remoteAddress().getAddress();
        Optional<Peer> caller = directory
                .caller(request.callingAETitle(), address.getHostAddress())
                .filter(peer -> peer.mayComeFrom(address));
        if (caller.isEmpty()) {
            return Admission.refuse(AAssociateRJ.Reason.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        Peer peer = caller.get();
        Optional<String> objection = check.objection(peer.tls(), request.tls(), request.peerCertificates());
        if (objection.isPresent()) {
            LOG.warn("{} is not let in from {}: {}", peer.aeTitle(), address.getHostAddress(), objection.get());
            return Admission.refuse(AAssociateRJ.Reason.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Admission.accept(
                OfferedContexts.of(request.pdu().presentationContexts(), peer.rightSet()), peer.limits());
    }
}
