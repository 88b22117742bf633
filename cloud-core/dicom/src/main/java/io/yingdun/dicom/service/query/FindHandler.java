package io.yingdun.dicom.service.query;

import java.io.IOException;

/** Answers queries. */
@FunctionalInterface
public interface FindHandler {

    /**
     * Called on a worker; it may block. The stream may fail with an {@link java.io.UncheckedIOException}.
     *
     * @throws IOException to refuse: a {@link io.yingdun.dicom.dimse.DimseException} with its status, any other as a
     *     processing failure
     */
    Matches find(FindRequest request) throws IOException;
}
