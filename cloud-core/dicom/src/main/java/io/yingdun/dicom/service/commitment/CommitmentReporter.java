package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.DimseRequestor;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Sends N-EVENT-REPORTs of storage commitment, PS3.4 §J.3.3. */
public final class CommitmentReporter {

    private final DimseRequestor requestor;

    public CommitmentReporter(DimseRequestor requestor) {
        this.requestor = requestor;
    }

    /** On an association of its own, in which we take the role of SCP. Fails unless the peer answers with success. */
    public CompletableFuture<Void> report(RemoteApplicationEntity remote, CommitmentResult result) {
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED)
                .role(UID.StorageCommitmentPushModel, false, true)
                .build();
        return requestor
                .open(remote, proposal, DimseServices.builder().build())
                .thenCompose(exchange -> exchange.association().parameters().contexts().stream()
                        .findFirst()
                        .map(context -> report(exchange, context, result))
                        .orElseGet(() ->
                                CompletableFuture.failedFuture(new DimseException(Status.SOP_CLASS_NOT_SUPPORTED)))
                        .whenComplete((done, thrown) -> exchange.association().release()));
    }

    static CompletableFuture<Void> report(DimseExchange exchange, AcceptedContext context, CommitmentResult result) {
        CommandSet request = CommandSet.request(CommandField.N_EVENT_REPORT, UID.StorageCommitmentPushModel)
                .text(Tag.AffectedSOPInstanceUID, UID.StorageCommitmentPushModelInstance)
                .number(Tag.EventTypeID, result.eventType());
        try {
            return exchange.invoke(context, request, result.toDataSet(), response -> {})
                    .completed()
                    .thenCompose(response -> response.status().category() == Status.Category.SUCCESS
                            ? CompletableFuture.completedFuture(null)
                            : CompletableFuture.failedFuture(new DimseException(response.status())));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
