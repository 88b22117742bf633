package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.DimseRequestor;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.storage.StoreUser;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * C-MOVE as provider, PS3.4 §C.4.2. An unknown destination is A801H; one that is down, or refuses, fails each sub-operation,
 * so that the answer counts what did not arrive.
 */
public final class MoveService implements DimseService {

    private static final System.Logger LOG = System.getLogger(MoveService.class.getName());
    private static final DimseServices NONE = DimseServices.builder().build();

    private final RetrieveHandler handler;
    private final MoveDestinations destinations;
    private final DimseRequestor requestor;
    private final TransferSyntaxConverter converter;

    /** @param requestor opens the associations with destinations */
    public MoveService(
            RetrieveHandler handler,
            MoveDestinations destinations,
            DimseRequestor requestor,
            TransferSyntaxConverter converter) {
        this.handler = handler;
        this.destinations = destinations;
        this.requestor = requestor;
        this.converter = converter;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        return operation.collect(identifier -> {
            Optional<String> title = operation.request().string(Tag.MoveDestination);
            RetrieveRequest request = new RetrieveRequest(
                    operation.association(), operation.context().abstractSyntax(), identifier, title);
            RemoteApplicationEntity destination = destination(request, title.orElse(""));
            List<StoredInstance> instances = handler.resolve(request);
            Retrieval retrieval = new Retrieval(operation, instances.size());
            Iterator<MovePlan.Share> shares = MovePlan.of(instances).iterator();
            retrieval.worker().execute(() -> next(operation, retrieval, destination, shares));
        });
    }

    private RemoteApplicationEntity destination(RetrieveRequest request, String title) throws IOException {
        Optional<RemoteApplicationEntity> known =
                title.isEmpty() ? Optional.empty() : destinations.find(request, title);
        return known.orElseThrow(() -> new DimseException(
                Status.MOVE_DESTINATION_UNKNOWN.withComment("destination " + (title.isEmpty() ? "not named" : title))));
    }

    private void next(
            Operation operation,
            Retrieval retrieval,
            RemoteApplicationEntity destination,
            Iterator<MovePlan.Share> shares) {
        if (!shares.hasNext() || operation.cancelled()) {
            retrieval.finish();
            return;
        }
        MovePlan.Share share = shares.next();
        requestor
                .open(destination, share.proposal(), NONE)
                .whenCompleteAsync(
                        (exchange, thrown) -> {
                            if (thrown == null) {
                                send(operation, retrieval, share, exchange, () -> {
                                    exchange.association().release();
                                    next(operation, retrieval, destination, shares);
                                });
                            } else {
                                LOG.log(
                                        Level.WARNING,
                                        "no association with move destination " + destination.aeTitle() + ": "
                                                + thrown.getMessage());
                                retrieval.fail(share.instances());
                                next(operation, retrieval, destination, shares);
                            }
                        },
                        retrieval.worker());
    }

    private void send(
            Operation operation, Retrieval retrieval, MovePlan.Share share, DimseExchange exchange, Runnable then) {
        StoreUser.MoveOriginator originator = new StoreUser.MoveOriginator(
                operation.association().callingAETitle(), operation.request().messageID());
        int window = exchange.association().parameters().mayInvoke();
        retrieval.send(share.instances(), new StoreUser(exchange, converter), window, originator, then);
    }
}
