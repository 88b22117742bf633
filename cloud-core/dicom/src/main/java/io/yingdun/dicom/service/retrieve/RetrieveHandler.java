package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.IOException;
import java.util.List;

/** Finds the instances that a C-MOVE or C-GET asks for. */
@FunctionalInterface
public interface RetrieveHandler {

    /**
     * Called on a worker; it may block.
     *
     * @return the instances in the order of sending; empty when nothing matches, which is a success
     * @throws IOException to refuse: a {@link io.yingdun.dicom.dimse.DimseException} with its status, any other as a
     *     processing failure
     */
    List<StoredInstance> resolve(RetrieveRequest request) throws IOException;
}
