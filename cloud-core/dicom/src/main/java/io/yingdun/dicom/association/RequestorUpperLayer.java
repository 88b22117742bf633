package io.yingdun.dicom.association;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.ContextResult;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requestor's side: from the connection to the answer. */
final class RequestorUpperLayer extends UpperLayer {

    private final AAssociateRQ request;
    private final Executor workers;
    private final Function<Association, AssociationUser> users;
    private final CompletableFuture<Association> opened = new CompletableFuture<>();

    RequestorUpperLayer(
            AAssociateRQ request, Timeouts timeouts, Executor workers, Function<Association, AssociationUser> users) {
        super(true, timeouts);
        this.request = request;
        this.workers = workers;
        this.users = users;
    }

    /** Done when the peer accepted; fails when it refused or there is no connection. */
    CompletableFuture<Association> opened() {
        return opened;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        super.handlerAdded(ctx);
        event(UpperLayerEvent.ASSOCIATE_REQUEST, null);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (!Negotiation.isTls(ctx.channel())) {
            event(UpperLayerEvent.TRANSPORT_CONFIRMATION, request);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                event(UpperLayerEvent.TRANSPORT_CONFIRMATION, request);
            } else {
                exceptionCaught(ctx, handshake.cause());
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    void accepted(AAssociateAC accept) {
        UserInformation theirs = accept.userInformation();
        AsynchronousOperations window = theirs.asynchronousOperations();
        AssociationParameters parameters = new AssociationParameters(
                true,
                request.calledAETitle(),
                request.callingAETitle(),
                Negotiation.remoteAddress(context().channel()),
                Negotiation.isTls(context().channel()),
                Negotiation.peerCertificates(context().channel()),
                contexts(accept),
                theirs.maximumLength(),
                Negotiation.invoked(window),
                Negotiation.performed(window),
                PeerLimits.DEFAULT,
                Negotiation.implementation(theirs));
        opened.complete(establish(parameters, workers, users));
    }

    /** An accepted context with a transfer syntax that was not proposed is taken for refused. */
    private List<AcceptedContext> contexts(AAssociateAC accept) {
        Map<Integer, ProposedContext> proposed = request.presentationContexts().stream()
                .collect(Collectors.toMap(ProposedContext::id, Function.identity()));
        Map<String, RoleSelection> roles = accept.userInformation().roleSelections().stream()
                .collect(Collectors.toMap(RoleSelection::sopClassUID, Function.identity(), (first, second) -> first));
        List<AcceptedContext> contexts = new ArrayList<>();
        for (ContextResult result : accept.presentationContexts()) {
            ProposedContext asked = proposed.get(result.id());
            if (asked != null && result.accepted() && asked.transferSyntaxes().contains(result.transferSyntax())) {
                RoleSelection role = roles.getOrDefault(
                        asked.abstractSyntax(), new RoleSelection(asked.abstractSyntax(), true, false));
                contexts.add(new AcceptedContext(
                        asked.id(),
                        asked.abstractSyntax(),
                        TransferSyntax.of(result.transferSyntax()),
                        role.scu(),
                        role.scp()));
            }
        }
        return contexts;
    }

    @Override
    DicomException rejected(AAssociateRJ rejection) {
        return new AssociationRejectedException(request.calledAETitle(), rejection);
    }

    @Override
    void failed(DicomException why) {
        opened.completeExceptionally(why);
    }

    @Override
    void requested(AAssociateRQ pdu) {
        throw new IllegalStateException("nobody asks a requestor");
    }

    static AAssociateRQ request(String calling, String called, AssociationProposal proposal, int maximumPduLength) {
        AsynchronousOperations window =
                proposal.operations() > 1 ? new AsynchronousOperations(proposal.operations(), 1) : null;
        UserInformation user = new UserInformation(
                maximumPduLength,
                FileMetaInformation.IMPLEMENTATION_CLASS_UID,
                FileMetaInformation.IMPLEMENTATION_VERSION_NAME,
                window,
                proposal.roles(),
                List.of(),
                null,
                null);
        return new AAssociateRQ(
                AAssociateRQ.PROTOCOL_VERSION,
                called,
                calling,
                Negotiation.APPLICATION_CONTEXT,
                proposal.contexts(),
                user);
    }
}
