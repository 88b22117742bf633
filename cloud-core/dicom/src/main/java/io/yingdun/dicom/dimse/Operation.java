package io.yingdun.dicom.dimse;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.data.DataSet;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A request of the peer, from its command to its last response. Usable from any thread. */
public final class Operation {

    private final DimseExchange exchange;
    private final CommandSet request;
    private final AcceptedContext context;
    private volatile boolean cancelled;

    Operation(DimseExchange exchange, CommandSet request, AcceptedContext context) {
        this.exchange = exchange;
        this.request = request;
        this.context = context;
    }

    public CommandSet request() {
        return request;
    }

    public AcceptedContext context() {
        return context;
    }

    public AssociationParameters association() {
        return exchange.association().parameters();
    }

    /** The exchange that the request came on, for sub-operations and for back-pressure. */
    public DimseExchange exchange() {
        return exchange;
    }

    /** The peer sent C-CANCEL, or the association is over: what is still to do need not be done. */
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /** Answers without a data set. */
    public CompletionStage<Void> respond(Status status) {
        return respond(request.respond(status), null);
    }

    /** Answers. Unless the status is pending, this was the operation's last response. */
    public CompletionStage<Void> respond(CommandSet response, @Nullable DataSet dataSet) {
        byte[] bytes;
        try {
            bytes = dataSet == null ? null : DataSetCodec.encode(dataSet, context.transferSyntax());
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
        return exchange.respond(this, response, bytes);
    }

    /** Runs one after the other on the workers. */
    public Executor serialWorker() {
        return new SerialExecutor(exchange.workers());
    }

    /** Collects the request's data set and hands it over on a worker; answers what cannot be read. */
    public DataSetConsumer collect(DataSetTask task) {
        return new DataSetCollector(context.transferSyntax(), exchange.workers(), new DataSetCollector.Receiver() {
            @Override
            public void received(DataSet dataSet) {
                try {
                    task.run(dataSet);
                } catch (DimseException e) {
                    respond(e.status());
                } catch (IOException | RuntimeException e) {
                    exchange.reportFault(request, e);
                    respond(Status.PROCESSING_FAILURE.withComment("internal error"));
                }
            }

            @Override
            public void unreadable(Status status) {
                respond(status);
            }
        });
    }

    /** Works on a request's data set. A {@link DimseException} becomes the answer, any other a processing failure. */
    @FunctionalInterface
    public interface DataSetTask {

        void run(DataSet dataSet) throws IOException;
    }
}
