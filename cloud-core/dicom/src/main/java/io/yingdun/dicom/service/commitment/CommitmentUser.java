package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Storage commitment as user: asks, PS3.4 §J.3.2. The report comes to a {@link CommitmentReportService}. */
public final class CommitmentUser {

    private final DimseExchange exchange;

    public CommitmentUser(DimseExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * @return whether the peer took the question
     * @throws IOException when the peer did not accept the SOP class
     */
    public CompletableFuture<Status> request(String transactionUID, List<InstanceReference> instances)
            throws IOException {
        CommandSet request = CommandSet.request(CommandField.N_ACTION, UID.StorageCommitmentPushModel)
                .text(Tag.RequestedSOPInstanceUID, UID.StorageCommitmentPushModelInstance)
                .number(Tag.ActionTypeID, 1);
        return exchange.invoke(
                        exchange.contextFor(UID.StorageCommitmentPushModel),
                        request,
                        CommitmentResult.references(transactionUID, instances),
                        response -> {})
                .completed()
                .thenApply(Response::status);
    }
}
