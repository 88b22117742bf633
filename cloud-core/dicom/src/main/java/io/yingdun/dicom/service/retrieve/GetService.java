package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.service.storage.StoreUser;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.util.List;
import java.util.Optional;

/**
 * C-GET as provider, PS3.4 §C.4.3: instances go back on the same association, in the contexts for which the peer took the
 * role of SCP.
 */
public final class GetService implements DimseService {

    private final RetrieveHandler handler;
    private final TransferSyntaxConverter converter;

    public GetService(RetrieveHandler handler, TransferSyntaxConverter converter) {
        this.handler = handler;
        this.converter = converter;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        return operation.collect(identifier -> {
            List<StoredInstance> instances = handler.resolve(new RetrieveRequest(
                    operation.association(), operation.context().abstractSyntax(), identifier, Optional.empty()));
            Retrieval retrieval = new Retrieval(operation, instances.size());
            StoreUser user = new StoreUser(operation.exchange(), converter);
            int window = operation.association().mayInvoke();
            retrieval.worker().execute(() -> retrieval.send(instances, user, window, null, retrieval::finish));
        });
    }
}
