package io.yingdun.dicom.association;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was agreed on.
 *
 * @param requestor we asked for the association
 * @param remoteAddress of the peer's end of the connection
 * @param tls the connection is under TLS
 * @param peerCertificates the peer's chain under TLS, its own first; empty without
 * @param maximumLength bytes that a P-DATA-TF to the peer may have behind its header; 0 means any
 * @param mayInvoke requests of ours that may be outstanding; {@link Integer#MAX_VALUE} means any
 * @param mayPerform the peer's, likewise
 * @param limits what the peer may take of us
 * @param peerImplementation implementation version name, or where there is none the class UID; untrusted
 */
public record AssociationParameters(
        boolean requestor,
        String calledAETitle,
        String callingAETitle,
        InetSocketAddress remoteAddress,
        boolean tls,
        List<X509Certificate> peerCertificates,
        List<AcceptedContext> contexts,
        long maximumLength,
        int mayInvoke,
        int mayPerform,
        PeerLimits limits,
        String peerImplementation) {

    public AssociationParameters {
        contexts = List.copyOf(contexts);
        peerCertificates = List.copyOf(peerCertificates);
    }

    /** The title of the other side. */
    public String peerAETitle() {
        return requestor ? calledAETitle : callingAETitle;
    }

    public Optional<AcceptedContext> context(int id) {
        return contexts.stream().filter(context -> context.id() == id).findFirst();
    }

    /** The contexts in which we may send requests of this SOP class, in the order of the proposal. */
    public Stream<AcceptedContext> contextsToInvoke(String abstractSyntax) {
        return contexts.stream()
                .filter(context ->
                        context.mayInvoke() && context.abstractSyntax().equals(abstractSyntax));
    }
}
