package io.yingdun.dicom.dimse;

import io.netty.util.concurrent.Future;
import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.association.OutgoingMessage;
import io.yingdun.dicom.data.DicomException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request of ours, from its sending to its last response. */
public final class Invocation {

    private final DimseExchange exchange;
    private final CompletableFuture<Response> completed = new CompletableFuture<>();
    final Consumer<Response> pending;
    final AcceptedContext context;
    final CommandSet request;
    final byte @Nullable [] dataSet;
    final @Nullable DataSetSource source;
    /** Responses are worked off in their order. */
    final SerialExecutor worker;

    @Nullable
    Future<?> timeout;

    Invocation(
            DimseExchange exchange,
            AcceptedContext context,
            CommandSet request,
            byte @Nullable [] dataSet,
            @Nullable DataSetSource source,
            Consumer<Response> pending) {
        this.exchange = exchange;
        this.context = context;
        this.request = request;
        this.dataSet = dataSet;
        this.source = source;
        this.pending = pending;
        this.worker = new SerialExecutor(exchange.workers());
    }

    /**
     * The last response, whatever its status; completed on a worker. Fails with a {@link
     * DicomException} when the association ended before.
     */
    public CompletableFuture<Response> completed() {
        return completed;
    }

    /** Sends C-CANCEL (C-FIND, C-MOVE, C-GET); the last response still comes, with whatever status the peer chooses. */
    public void cancel() {
        exchange.cancel(this);
    }

    OutgoingMessage message() {
        return new OutgoingMessage(context.id(), request.encode(), dataSet, source);
    }

    /** On the worker. */
    void answered(Response response) {
        if (response.status().isPending()) {
            pending.accept(response);
        } else {
            completed.complete(response);
        }
    }

    /** It will never be sent. */
    void abandon(DicomException cause) {
        worker.execute(() -> {
            try (DataSetSource unread = source) {
                completed.completeExceptionally(cause);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        });
    }
}
