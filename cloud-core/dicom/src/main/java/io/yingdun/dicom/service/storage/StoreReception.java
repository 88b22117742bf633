package io.yingdun.dicom.service.storage;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dimse.Backpressure;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One instance on its way from the event loop, over a worker, into its sink. */
final class StoreReception implements DataSetConsumer {

    private static final System.Logger LOG = System.getLogger(StoreReception.class.getName());

    private final Operation operation;
    private final StoreRequest request;
    private final StoreHandler handler;
    private final Backpressure backpressure;
    private final long limit;
    private final Executor worker;
    private long received;

    // of the worker
    private @Nullable StoreSink sink;
    private @Nullable Status failure;

    StoreReception(Operation operation, StoreRequest request, StoreHandler handler) {
        this.operation = operation;
        this.request = request;
        this.handler = handler;
        this.backpressure = operation.exchange().backpressure();
        this.limit = operation.association().limits().objectBytes();
        this.worker = operation.serialWorker();
        worker.execute(() -> attempt(() -> sink = handler.open(request)));
    }

    @Override
    public void data(ByteBuf piece) {
        int length = piece.readableBytes();
        received += length;
        if (received > limit) {
            piece.release();
            if (received - length <= limit) {
                worker.execute(() -> fail(Status.OUT_OF_RESOURCES.withComment("longer than " + limit + " bytes")));
            }
            return;
        }
        backpressure.arrived(length);
        worker.execute(() -> {
            attempt(() -> sink().write(piece));
            piece.release();
            backpressure.done(length);
        });
    }

    @Override
    public void end() {
        worker.execute(() -> attempt(() -> sink().complete().whenComplete(this::answer)));
        worker.execute(() -> {
            if (failure != null) {
                operation.respond(failure);
            }
        });
    }

    @Override
    public void broken(DicomException cause) {
        worker.execute(() -> fail(Status.PROCESSING_FAILURE));
    }

    private interface Step {
        void run() throws IOException;
    }

    private StoreSink sink() {
        if (sink == null) {
            throw new IllegalStateException("the handler opened no sink");
        }
        return sink;
    }

    /** A step of the handler's, unless one has failed before. */
    private void attempt(Step step) {
        if (failure != null) {
            return;
        }
        try {
            step.run();
        } catch (DimseException e) {
            fail(e.status());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an instance could not be stored", e);
            fail(Status.OUT_OF_RESOURCES.withComment("it could not be written"));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "storing an instance failed", e);
            fail(Status.PROCESSING_FAILURE.withComment("internal error"));
        }
    }

    private void fail(Status status) {
        if (failure == null) {
            failure = status;
            if (sink != null) {
                sink.discard();
            }
        }
    }

    private void answer(@Nullable Status status, @Nullable Throwable thrown) {
        if (status != null) {
            operation.respond(status);
            return;
        }
        Throwable root = thrown == null || thrown.getCause() == null ? thrown : thrown.getCause();
        if (root instanceof DimseException refused) {
            operation.respond(refused.status());
        } else {
            LOG.log(Level.WARNING, "an instance could not be made safe", root);
            operation.respond(Status.OUT_OF_RESOURCES.withComment("it could not be made safe"));
        }
    }
}
