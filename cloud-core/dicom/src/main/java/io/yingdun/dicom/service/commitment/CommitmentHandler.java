package io.yingdun.dicom.service.commitment;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** Commits to keep instances. */
public interface CommitmentHandler {

    /**
     * Called on a worker, before the request is answered; it may block. The report is sent when the stage is done, which may
     * be much later.
     *
     * @throws IOException to refuse the request: a {@link io.yingdun.dicom.dimse.DimseException} with its status, any other
     *     as a processing failure
     */
    CompletionStage<CommitmentResult> commit(CommitmentRequest request) throws IOException;

    /** The report reached the peer neither on its association nor on one of ours. It can be tried again. */
    void undelivered(CommitmentRequest request, CommitmentResult result, Throwable why);
}
