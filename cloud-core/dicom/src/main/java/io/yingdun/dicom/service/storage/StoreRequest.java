package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.util.Optional;

/**
 * What a C-STORE-RQ says of the data set that follows it. The UIDs are the sender's word; the data set may say others.
 *
 * @param transferSyntax of the data set's bytes
 * @param moveOriginator the AE title whose C-MOVE this is a sub-operation of, if it is one
 */
public record StoreRequest(
        AssociationParameters association,
        String sopClassUID,
        String sopInstanceUID,
        TransferSyntax transferSyntax,
        Optional<String> moveOriginator) {}
