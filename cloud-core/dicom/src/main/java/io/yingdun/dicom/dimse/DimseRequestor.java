package io.yingdun.dicom.dimse;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.AssociationRequestor;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Opens associations with DIMSE on them. */
public final class DimseRequestor {

    private final AssociationRequestor requestor;
    private final Executor workers;
    private final Duration responseTimeout;

    public DimseRequestor(AssociationRequestor requestor, Executor workers, Duration responseTimeout) {
        this.requestor = requestor;
        this.workers = workers;
        this.responseTimeout = responseTimeout;
    }

    /**
     * @param services what we perform for the peer on this association
     * @return completed on a worker; fails with an {@link io.yingdun.dicom.association.AssociationRejectedException} or
     *     {@link io.yingdun.dicom.association.AssociationAbortedException}
     */
    public CompletableFuture<DimseExchange> open(
            RemoteApplicationEntity remote, AssociationProposal proposal, DimseServices services) {
        CompletableFuture<DimseExchange> opened = new CompletableFuture<>();
        requestor
                .open(remote, proposal, association -> {
                    DimseExchange exchange = new DimseExchange(association, services, workers, responseTimeout);
                    opened.completeAsync(() -> exchange, workers);
                    return exchange;
                })
                .exceptionally(thrown -> {
                    workers.execute(() -> opened.completeExceptionally(thrown));
                    return null;
                });
        return opened;
    }
}
