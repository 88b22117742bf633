package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import java.util.function.Consumer;

/** Storage commitment as user: takes the provider's N-EVENT-REPORTs, PS3.4 §J.3.3. */
public final class CommitmentReportService implements DimseService {

    private final Consumer<CommitmentResult> reports;

    /** @param reports called on a worker; the provider is answered when it returns */
    public CommitmentReportService(Consumer<CommitmentResult> reports) {
        this.reports = reports;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        CommandSet request = operation.request();
        int type = request.integer(Tag.EventTypeID).orElse(0);
        if (type != CommitmentResult.EVENT_SUCCESS && type != CommitmentResult.EVENT_FAILURES) {
            return DataSetConsumer.atEnd(() -> operation.respond(Status.NO_SUCH_EVENT_TYPE));
        }
        return operation.collect(dataSet -> {
            reports.accept(CommitmentResult.of(dataSet));
            operation.respond(Status.SUCCESS);
        });
    }
}
