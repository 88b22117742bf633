package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.association.AssociationParameters;
import java.util.List;

/** Asks whether these instances are kept for good, PS3.4 §J.3.2. */
public record CommitmentRequest(
        AssociationParameters association, String transactionUID, List<InstanceReference> instances) {

    public CommitmentRequest {
        instances = List.copyOf(instances);
    }
}
