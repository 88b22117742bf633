package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.association.RemoteApplicationEntity;
import java.io.IOException;
import java.util.Optional;

/** Where an AE title is to be reached. */
@FunctionalInterface
public interface MoveDestinations {

    /**
     * Called on a worker; it may block. Empty is answered with A801H, move destination unknown.
     *
     * @throws IOException as {@link RetrieveHandler#resolve}
     */
    Optional<RemoteApplicationEntity> find(RetrieveRequest request, String aeTitle) throws IOException;
}
