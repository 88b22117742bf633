package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Storage commitment as provider: N-ACTION "request storage commitment", PS3.4 §J.3.2. */
public final class CommitmentService implements DimseService {

    private static final System.Logger LOG = System.getLogger(CommitmentService.class.getName());
    private static final int REQUEST_STORAGE_COMMITMENT = 1;

    private final CommitmentHandler handler;
    private final CommitmentReporter reporter;
    private final Function<CommitmentRequest, Optional<RemoteApplicationEntity>> askers;

    /** @param askers where the one who asked is to be reached when its association is over; called on a worker */
    public CommitmentService(
            CommitmentHandler handler,
            CommitmentReporter reporter,
            Function<CommitmentRequest, Optional<RemoteApplicationEntity>> askers) {
        this.handler = handler;
        this.reporter = reporter;
        this.askers = askers;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        Optional<Status> refusal = refusal(operation.request());
        if (refusal.isPresent()) {
            return DataSetConsumer.atEnd(() -> operation.respond(refusal.get()));
        }
        return operation.collect(dataSet -> {
            CommitmentRequest request = read(operation, dataSet);
            CompletionStage<CommitmentResult> result = handler.commit(request);
            operation.respond(Status.SUCCESS);
            result.whenCompleteAsync(
                    (committed, thrown) -> {
                        if (thrown == null) {
                            deliver(operation, request, committed);
                        } else {
                            LOG.log(Level.ERROR, "a storage commitment failed", thrown);
                        }
                    },
                    operation.exchange().workers());
        });
    }

    private static Optional<Status> refusal(CommandSet request) {
        String instance = request.sopInstanceUID().orElse("");
        if (!instance.equals(UID.StorageCommitmentPushModelInstance)) {
            return Optional.of(Status.NO_SUCH_INSTANCE);
        }
        if (request.integer(Tag.ActionTypeID).orElse(0) != REQUEST_STORAGE_COMMITMENT) {
            return Optional.of(Status.NO_SUCH_ACTION);
        }
        return request.announcesDataSet() ? Optional.empty() : Optional.of(Status.NO_SUCH_ARGUMENT);
    }

    private static CommitmentRequest read(Operation operation, DataSet dataSet) throws DimseException {
        List<InstanceReference> instances = CommitmentResult.references(dataSet);
        String transactionUID = dataSet.string(Tag.TransactionUID).orElse("");
        if (transactionUID.isEmpty() || instances.isEmpty()) {
            throw new DimseException(Status.INVALID_ARGUMENT.withComment("no transaction UID or no instances"));
        }
        return new CommitmentRequest(operation.association(), transactionUID, instances);
    }

    /** On a worker: where the question came from if that is still there, else where the asker listens. */
    private void deliver(Operation operation, CommitmentRequest request, CommitmentResult result) {
        CompletableFuture<Void> first = operation.exchange().association().established()
                ? CommitmentReporter.report(operation.exchange(), operation.context(), result)
                : CompletableFuture.failedFuture(new IllegalStateException("the association is over"));
        first.handleAsync(
                        (done, thrown) -> thrown == null
                                ? CompletableFuture.<Void>completedFuture(null)
                                : askers.apply(request)
                                        .map(asker -> reporter.report(asker, result))
                                        .orElseGet(() -> CompletableFuture.failedFuture(thrown)),
                        operation.exchange().workers())
                .thenCompose(second -> second)
                .exceptionally(thrown -> {
                    handler.undelivered(request, result, thrown);
                    return null;
                });
    }
}
