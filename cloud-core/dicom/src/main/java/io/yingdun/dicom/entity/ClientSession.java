package io.yingdun.dicom.entity;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Invocation;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.commitment.CommitmentUser;
import io.yingdun.dicom.service.commitment.InstanceReference;
import io.yingdun.dicom.service.query.FindUser;
import io.yingdun.dicom.service.retrieve.RetrieveUser;
import io.yingdun.dicom.service.retrieve.SubOperations;
import io.yingdun.dicom.service.storage.StoreUser;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

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
        AcceptedContext context;
        try {
            context = exchange.contextFor(UID.Verification);
        } catch (DimseException e) {
            return CompletableFuture.failedFuture(e);
        }
        CommandSet request = CommandSet.request(CommandField.C_ECHO, UID.Verification);
        return exchange.invoke(context, request, response -> {}).completed().thenApply(Response::status);
    }

    /** C-STORE. The status is the peer's, or 0122H when it takes the instance neither as it is nor converted. */
    public CompletableFuture<Status> store(StoredInstance instance, TransferSyntaxConverter converter) {
        return new StoreUser(exchange, converter).store(instance, null);
    }

    /** C-FIND, see {@link FindUser#find}. */
    public Invocation find(String sopClassUID, DataSet identifier, Consumer<DataSet> match) throws IOException {
        return new FindUser(exchange).find(sopClassUID, identifier, match);
    }

    /**
     * C-FIND with all matches in memory; for answers that are known to be few.
     *
     * @return fails with a {@link DimseException} unless the query ends with success
     */
    public CompletableFuture<List<DataSet>> findAll(String sopClassUID, DataSet identifier) throws IOException {
        List<DataSet> matches = new ArrayList<>();
        return find(sopClassUID, identifier, matches::add)
                .completed()
                .thenCompose(last -> last.status().category() == Status.Category.SUCCESS
                        ? CompletableFuture.completedFuture(matches)
                        : CompletableFuture.failedFuture(new DimseException(last.status())));
    }

    /** C-MOVE, see {@link RetrieveUser#move}. */
    public Invocation move(String sopClassUID, String destination, DataSet identifier, Consumer<SubOperations> progress)
            throws IOException {
        return new RetrieveUser(exchange).move(sopClassUID, destination, identifier, progress);
    }

    /** C-GET, see {@link RetrieveUser#get}. */
    public Invocation get(String sopClassUID, DataSet identifier, Consumer<SubOperations> progress) throws IOException {
        return new RetrieveUser(exchange).get(sopClassUID, identifier, progress);
    }

    /** Storage commitment, see {@link CommitmentUser#request}. */
    public CompletableFuture<Status> requestCommitment(String transactionUID, List<InstanceReference> instances)
            throws IOException {
        return new CommitmentUser(exchange).request(transactionUID, instances);
    }

    /**
     * Asks for release.
     *
     * @return done when the association is over
     */
    public CompletionStage<Void> release() {
        return exchange.association().release();
    }

    /**
     * Ends the association at once; the futures of what is outstanding fail.
     *
     * @param why for whoever waits on this side
     */
    public void abort(String why) {
        exchange.association().abort(why);
    }

    /** As {@link #release}, without waiting. */
    @Override
    public void close() {
        exchange.association().release();
    }
}
