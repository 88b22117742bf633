package io.yingdun.dicom.service.storage;

import java.io.IOException;

/** Keeps what peers store. */
@FunctionalInterface
public interface StoreHandler {

    /**
     * An instance is coming. Called on a worker; it may block, but the data set waits for it.
     *
     * @throws IOException to refuse it: a {@link io.yingdun.dicom.dimse.DimseException} with its status, any other as out of
     *     resources (A700H)
     */
    StoreSink open(StoreRequest request) throws IOException;
}
