package io.yingdun.dicom.entity;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.storage.StoreUser;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One association as user. Requests may be sent without waiting for each other; as many as were agreed on are outstanding.
 * Every future fails when the association ends before the answer, and with a {@link DimseException} of status 0122H when
 * the peer did not accept the SOP class.
 */
public final class ClientSession implements AutoCloseable {

    private final DimseExchange exchange;

    ClientSession(DimseExchange exchange) {
        this.exchange = exchange;
    }

    public AssociationParameters association() {
        return exchange.association().parameters();
    }

    /** C-ECHO, PS3.7 §9.1.5. */
    public CompletableFuture<Status> echo() {
        Optional<AcceptedContext> context =
                association().contextsToInvoke(UID.Verification).findFirst();
        if (context.isEmpty()) {
            return CompletableFuture.failedFuture(new DimseException(Status.SOP_CLASS_NOT_SUPPORTED));
        }
        CommandSet request = CommandSet.request(CommandField.C_ECHO, UID.Verification);
        return exchange.invoke(context.get(), request, response -> {})
                .completed()
                .thenApply(Response::status);
    }

    /** C-STORE. The status is the peer's, or 0122H when it takes the instance neither as it is nor converted. */
    public CompletableFuture<Status> store(StoredInstance instance, TransferSyntaxConverter converter) {
        return new StoreUser(exchange, converter).store(instance, null);
    }

    /** Asks for release. @return done when the association is over */
    public CompletionStage<Void> release() {
        return exchange.association().release();
    }

    /** Ends the association at once, and with it what is outstanding. */
    public void abort(String why) {
        exchange.association().abort(why);
    }

    /** As {@link #release}, without waiting. */
    @Override
    public void close() {
        exchange.association().release();
    }
}
