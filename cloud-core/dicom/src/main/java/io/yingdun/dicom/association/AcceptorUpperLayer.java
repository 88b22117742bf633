package io.yingdun.dicom.association;

import io.netty.channel.ChannelHandlerContext;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRJ.Reason;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.UserIdentity;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The acceptor's side: from the connection to the answer. */
final class AcceptorUpperLayer extends UpperLayer {

    private static final System.Logger LOG = System.getLogger(AcceptorUpperLayer.class.getName());

    private final AssociationAcceptor.Settings settings;
    private final AssociationCount count;

    AcceptorUpperLayer(AssociationAcceptor.Settings settings, AssociationCount count) {
        super(false, settings.timeouts());
        this.settings = settings;
        this.count = count;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        event(UpperLayerEvent.TRANSPORT_INDICATION, null);
    }

    @Override
    void requested(AAssociateRQ pdu) {
        AssociationRequest asked = new AssociationRequest(
                pdu,
                Negotiation.remoteAddress(context().channel()),
                Negotiation.isTls(context().channel()),
                Negotiation.peerCertificates(context().channel()));
        if ((pdu.protocolVersion() & AAssociateRQ.PROTOCOL_VERSION) == 0) {
            refuse(asked, AAssociateRJ.permanent(Reason.PROTOCOL_VERSION_NOT_SUPPORTED));
        } else if (!pdu.applicationContext().equals(Negotiation.APPLICATION_CONTEXT)) {
            refuse(asked, AAssociateRJ.permanent(Reason.APPLICATION_CONTEXT_NOT_SUPPORTED));
        } else {
            try {
                settings.workers().execute(() -> decide(asked));
            } catch (RejectedExecutionException e) {
                refuse(asked, AAssociateRJ.passing(Reason.TEMPORARY_CONGESTION));
            }
        }
    }

    /** On a worker. */
    private void decide(AssociationRequest asked) {
        Admission admission;
        try {
            admission = settings.admission().decide(asked);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the decision about an association failed", e);
            admission = Admission.refuseForNow(Reason.TEMPORARY_CONGESTION);
        }
        Admission decided = admission;
        context().executor().execute(() -> answer(asked, decided));
    }

    private void answer(AssociationRequest asked, Admission admission) {
        if (admission instanceof Admission.Refused refused) {
            refuse(asked, refused.rejection());
        } else if (admission instanceof Admission.Accepted accepted) {
            String peer = asked.callingAETitle() + '@' + asked.remoteAddress().getHostString();
            if (!awaitsAnswer()) {
                return;
            }
            if (count.enter(peer, accepted.limits().associations())) {
                context().channel().closeFuture().addListener(closed -> count.leave(peer));
                accept(asked, accepted);
            } else {
                refuse(asked, AAssociateRJ.passing(Reason.LOCAL_LIMIT_EXCEEDED));
            }
        }
    }

    private void accept(AssociationRequest asked, Admission.Accepted accepted) {
        UserInformation theirs = asked.pdu().userInformation();
        SupportedContexts.Negotiated negotiated =
                accepted.contexts().negotiate(asked.pdu().presentationContexts(), theirs.roleSelections());
        AsynchronousOperations window = window(theirs.asynchronousOperations(), accepted.limits());
        UserInformation ours = new UserInformation(
                settings.maximumPduLength(),
                FileMetaInformation.IMPLEMENTATION_CLASS_UID,
                FileMetaInformation.IMPLEMENTATION_VERSION_NAME,
                window,
                negotiated.roles(),
                List.of(),
                null,
                userIdentityResponse(theirs.userIdentity()));
        AssociationParameters parameters = new AssociationParameters(
                false,
                asked.calledAETitle(),
                asked.callingAETitle(),
                asked.remoteAddress(),
                asked.tls(),
                asked.peerCertificates(),
                negotiated.contexts(),
                theirs.maximumLength(),
                Negotiation.performed(window),
                Negotiation.invoked(window),
                accepted.limits(),
                Negotiation.implementation(theirs));
        event(
                UpperLayerEvent.ASSOCIATE_RESPONSE_ACCEPT,
                new AAssociateAC(
                        AAssociateRQ.PROTOCOL_VERSION,
                        asked.calledAETitle(),
                        asked.callingAETitle(),
                        Negotiation.APPLICATION_CONTEXT,
                        negotiated.results(),
                        ours));
        Association association = establish(parameters, settings.workers(), settings.users());
        settings.observer().established(association);
    }

    /** Null leaves one operation at a time. Both numbers are the requestor's: what it may invoke, and perform for us. */
    private static @Nullable AsynchronousOperations window(@Nullable AsynchronousOperations asked, PeerLimits limits) {
        if (asked == null) {
            return null;
        }
        int invoked = Math.min(Negotiation.invoked(asked), limits.operations());
        return new AsynchronousOperations(invoked, asked.performed());
    }

    /** PS3.7 §D.3.3.7.2: that there is a response says that the identity was accepted; for names it is empty. */
    private static byte @Nullable [] userIdentityResponse(@Nullable UserIdentity identity) {
        return identity != null && identity.responseRequested() ? new byte[0] : null;
    }

    private void refuse(AssociationRequest asked, AAssociateRJ rejection) {
        if (awaitsAnswer()) {
            settings.observer().refused(asked, rejection);
        }
        event(UpperLayerEvent.ASSOCIATE_RESPONSE_REJECT, rejection);
    }

    @Override
    void accepted(AAssociateAC accept) {
        throw new IllegalStateException("an acceptor asked for nothing");
    }

    @Override
    void failed(DicomException why) {
        settings.observer().failed(Negotiation.remoteAddress(context().channel()), why);
    }
}
