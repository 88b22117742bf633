package io.yingdun.dicom.entity;

import io.netty.channel.EventLoopGroup;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.AssociationRequestor;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DimseRequestor;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Asks peers, under our AE title. Keeps no connection: each {@link ClientSession} is one association. */
public final class DicomClient {

    private final DimseRequestor requestor;

    /** @param workers run callbacks and read what is sent; they may block. Both belong to the caller */
    public DicomClient(String aeTitle, EventLoopGroup eventLoops, Executor workers, Timeouts timeouts) {
        this.requestor = new DimseRequestor(
                new AssociationRequestor(aeTitle, eventLoops, workers, timeouts), workers, timeouts.response());
    }

    /** For services that open associations of their own. */
    DimseRequestor requestor() {
        return requestor;
    }

    /**
     * Opens an association.
     *
     * @return fails with an {@link io.yingdun.dicom.association.AssociationRejectedException} or {@link
     *     io.yingdun.dicom.association.AssociationAbortedException}
     */
    public CompletableFuture<ClientSession> open(RemoteApplicationEntity remote, AssociationProposal proposal) {
        return open(remote, proposal, DimseServices.builder().build());
    }

    /** As {@link #open}, and takes what the peer stores on this association: for C-GET, with roles in the proposal. */
    public CompletableFuture<ClientSession> open(
            RemoteApplicationEntity remote, AssociationProposal proposal, StoreHandler received) {
        DimseServices services = DimseServices.builder()
                .on(CommandField.C_STORE, new StoreService(received))
                .build();
        return open(remote, proposal, services);
    }

    /** As {@link #open}, and performs these services for the peer on this association. */
    public CompletableFuture<ClientSession> open(
            RemoteApplicationEntity remote, AssociationProposal proposal, DimseServices services) {
        return requestor.open(remote, proposal, services).thenApply(ClientSession::new);
    }

    /** C-ECHO on an association of its own. */
    public CompletableFuture<Status> echo(RemoteApplicationEntity remote) {
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.Verification, SupportedContexts.UNCOMPRESSED)
                .build();
        return open(remote, proposal)
                .thenCompose(session -> session.echo().whenComplete((status, thrown) -> session.close()));
    }
}
