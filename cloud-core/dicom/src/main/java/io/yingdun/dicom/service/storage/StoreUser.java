package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * C-STORE as user, PS3.4 §B.2.2. An instance is sent as it is kept if the peer takes that, else converted, else it fails with
 * 0122H without being sent.
 */
public final class StoreUser {

    private static final System.Logger LOG = System.getLogger(StoreUser.class.getName());

    private final DimseExchange exchange;
    private final TransferSyntaxConverter converter;

    /** What a C-MOVE-RQ that this is a sub-operation of said, PS3.7 §9.1.1.1. */
    public record MoveOriginator(String aeTitle, int messageID) {}

    private record Prepared(AcceptedContext context, DataSetSource source) {}

    public StoreUser(DimseExchange exchange, TransferSyntaxConverter converter) {
        this.exchange = exchange;
        this.converter = converter;
    }

    /**
     * Sends an instance; several may be under way, as many as were agreed on are outstanding.
     *
     * @return the peer's status, or one of ours when the instance could not be sent; fails when the association ended
     */
    public CompletableFuture<Status> store(StoredInstance instance, @Nullable MoveOriginator originator) {
        return CompletableFuture.supplyAsync(() -> begin(instance, originator), exchange.workers())
                .thenCompose(sent -> sent);
    }

    private CompletableFuture<Status> begin(StoredInstance instance, @Nullable MoveOriginator originator) {
        Optional<Prepared> prepared;
        try {
            prepared = prepare(instance);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an instance cannot be read", e);
            return CompletableFuture.completedFuture(Status.PROCESSING_FAILURE.withComment("it cannot be read"));
        }
        if (prepared.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Status.SOP_CLASS_NOT_SUPPORTED.withComment("no presentation context takes it"));
        }
        CommandSet request = CommandSet.request(CommandField.C_STORE, instance.sopClassUID())
                .text(Tag.AffectedSOPInstanceUID, instance.sopInstanceUID())
                .number(Tag.Priority, 0);
        if (originator != null) {
            request.text(Tag.MoveOriginatorApplicationEntityTitle, originator.aeTitle())
                    .number(Tag.MoveOriginatorMessageID, originator.messageID());
        }
        return exchange.invoke(prepared.get().context(), request, prepared.get().source())
                .completed()
                .thenApply(Response::status);
    }

    private Optional<Prepared> prepare(StoredInstance instance) throws IOException {
        List<AcceptedContext> contexts = exchange.association()
                .parameters()
                .contextsToInvoke(instance.sopClassUID())
                .toList();
        Optional<AcceptedContext> asItIs = in(contexts, instance.transferSyntax());
        if (asItIs.isPresent()) {
            return Optional.of(new Prepared(asItIs.get(), instance.open()));
        }
        if (contexts.isEmpty()) {
            return Optional.empty();
        }
        List<TransferSyntax> accepted =
                contexts.stream().map(AcceptedContext::transferSyntax).toList();
        return converter
                .convert(instance, accepted)
                .flatMap(converted -> in(contexts, converted.transferSyntax())
                        .map(context -> new Prepared(context, converted.source())));
    }

    private static Optional<AcceptedContext> in(List<AcceptedContext> contexts, TransferSyntax transferSyntax) {
        return contexts.stream()
                .filter(context -> context.transferSyntax().uid().equals(transferSyntax.uid()))
                .findFirst();
    }
}
