package io.yingdun.dicom.service.query;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.DimseService;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** C-FIND as provider, PS3.4 §C.4.1. */
public final class FindService implements DimseService {

    private static final System.Logger LOG = System.getLogger(FindService.class.getName());
    /** Matches that are sent before the peer must have taken them. */
    private static final int BATCH = 64;

    private final FindHandler handler;

    public FindService(FindHandler handler) {
        this.handler = handler;
    }

    @Override
    public DataSetConsumer begin(Operation operation) {
        return operation.collect(identifier -> {
            FindRequest request =
                    new FindRequest(operation.association(), operation.context().abstractSyntax(), identifier);
            new Run(operation, handler.find(request)).step();
        });
    }

    /** Sends the matches, batch by batch: a slow peer holds no worker. */
    private static final class Run {

        private final Operation operation;
        private final Matches matches;
        private final Iterator<DataSet> iterator;
        private final Status pending;
        private final Executor worker;

        Run(Operation operation, Matches matches) {
            this.operation = operation;
            this.matches = matches;
            this.iterator = matches.dataSets().iterator();
            this.pending = matches.everyKeySupported() ? Status.PENDING : Status.PENDING_KEYS_UNSUPPORTED;
            this.worker = operation.serialWorker();
        }

        void step() {
            CompletionStage<Void> sent = CompletableFuture.completedStage(null);
            try {
                for (int i = 0; i < BATCH; i++) {
                    if (operation.cancelled()) {
                        end(Status.CANCEL);
                        return;
                    }
                    if (!iterator.hasNext()) {
                        end(Status.SUCCESS);
                        return;
                    }
                    CommandSet response = operation.request().respond(pending);
                    sent = operation.respond(response, iterator.next());
                }
            } catch (UncheckedIOException e) {
                end(statusOf(e));
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a query's results failed", e);
                end(Status.PROCESSING_FAILURE.withComment("internal error"));
                return;
            }
            sent.whenCompleteAsync(
                    (done, thrown) -> {
                        if (thrown == null) {
                            step();
                        } else {
                            matches.dataSets().close();
                        }
                    },
                    worker);
        }

        private void end(Status status) {
            matches.dataSets().close();
            operation.respond(status);
        }

        private static Status statusOf(UncheckedIOException thrown) {
            if (thrown.getCause() instanceof DimseException refused) {
                return refused.status();
            }
            LOG.log(Level.WARNING, "a query's results could not be read to their end", thrown);
            return Status.PROCESSING_FAILURE.withComment("results could not be read");
        }
    }
}
