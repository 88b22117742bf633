package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asked when a peer does not take an instance in the transfer syntax that it is kept in. */
@FunctionalInterface
public interface TransferSyntaxConverter {

    /** Converts nothing: what a peer does not take as it is fails. */
    TransferSyntaxConverter NONE = (instance, accepted) -> Optional.empty();

    /** A data set in another transfer syntax. */
    record Converted(TransferSyntax transferSyntax, DataSetSource source) {}

    /**
     * Called on a worker; it may block.
     *
     * @param accepted what the peer takes for this SOP class, in the order of the proposal
     * @return the instance in one of them; empty when that cannot be
     */
    Optional<Converted> convert(StoredInstance instance, List<TransferSyntax> accepted) throws IOException;
}
