package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import java.util.Optional;

/** C-STORE as provider, PS3.4 §B.2.3. */
public final class StoreService implements DimseService {

    private final StoreHandler handler;

    public StoreService(StoreHandler handler) {
        this.handler = handler;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        CommandSet command = operation.request();
        Optional<String> sopClass = command.sopClassUID();
        Optional<String> sopInstance = command.sopInstanceUID();
        if (sopClass.isEmpty() || sopInstance.isEmpty() || !command.announcesDataSet()) {
            Status status = Status.CANNOT_UNDERSTAND.withComment("SOP class, SOP instance or data set is missing");
            return DataSetConsumer.atEnd(() -> operation.respond(status));
        }
        if (!sopClass.get().equals(operation.context().abstractSyntax())) {
            Status status = Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS.withComment("SOP class of another context");
            return DataSetConsumer.atEnd(() -> operation.respond(status));
        }
        StoreRequest request = new StoreRequest(
                operation.association(),
                sopClass.get(),
                sopInstance.get(),
                operation.context().transferSyntax(),
                command.string(Tag.MoveOriginatorApplicationEntityTitle));
        return new StoreReception(operation, request, handler);
    }
}
