package io.yingdun.cloud.dimse;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Invocation;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.service.retrieve.SubOperations;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One association with a peer's archive. Requests block until the peer has answered, or {@link #cancel} was called; one
 * thread at a time.
 */
public final class PeerSession implements AutoCloseable {

    private static final Executor AFTER_PATIENCE = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

    private final ClientSession session;
    private final String aeTitle;
    private @Nullable Invocation underWay;
    private boolean cancelled;

    PeerSession(ClientSession session, String aeTitle) {
        this.session = session;
        this.aeTitle = aeTitle;
    }

    /** What became of a retrieval: numbers of instances, and the peer's last word. */
    public record Retrieved(int completed, int failed, String status) {}

    /**
     * C-FIND.
     *
     * @param match takes each match, one after the other
     * @throws IOException when the query did not end well; some matches may have been given
     */
    public void find(DataSet identifier, Consumer<DataSet> match) throws IOException {
        Response last = last(() -> session.find(UID.StudyRootQueryRetrieveInformationModelFind, identifier, match));
        if (last.status().category() != Status.Category.SUCCESS) {
            throw new DimseException(last.status());
        }
    }

    /** C-MOVE to this archive. */
    public Retrieved move(DataSet identifier) throws IOException {
        return retrieved(() ->
                session.move(UID.StudyRootQueryRetrieveInformationModelMove, aeTitle, identifier, progress -> {}));
    }

    /** C-GET, on an association that was opened for it. */
    public Retrieved get(DataSet identifier) throws IOException {
        return retrieved(() -> session.get(UID.StudyRootQueryRetrieveInformationModelGet, identifier, progress -> {}));
    }

    private Retrieved retrieved(Request retrieval) throws IOException {
        Response last = last(retrieval);
        if (last.status().category() == Status.Category.FAILURE) {
            throw new DimseException(last.status());
        }
        SubOperations numbers = SubOperations.of(last.command());
        return new Retrieved(
                numbers.completed() + numbers.warning(),
                numbers.failed(),
                last.status().toString());
    }

    private interface Request {

        Invocation send() throws IOException;
    }

    private Response last(Request request) throws IOException {
        Invocation sent;
        synchronized (this) {
            requireWanted();
            sent = request.send();
            underWay = sent;
        }
        Response last;
        try {
            last = PeerArchives.await(sent.completed());
        } catch (IOException e) {
            requireWanted();
            throw e;
        }
        synchronized (this) {
            underWay = null;
            requireWanted();
        }
        return last;
    }

    private synchronized void requireWanted() throws RequestCancelledException {
        if (cancelled) {
            throw new RequestCancelledException();
        }
    }

    /**
     * From any thread: the request under way and all later ones end with a {@link RequestCancelledException}. The peer is
     * told (C-CANCEL, PS3.7 §9.3.2.3); the association of one that has not ended it in ten seconds is aborted.
     */
    public synchronized void cancel() {
        cancelled = true;
        Invocation unwanted = underWay;
        if (unwanted != null) {
            unwanted.cancel();
            AFTER_PATIENCE.execute(() -> abortUnlessDone(unwanted));
        }
    }

    private void abortUnlessDone(Invocation unwanted) {
        if (!unwanted.completed().isDone()) {
            session.abort("the peer goes on with what was cancelled");
        }
    }

    /** Released, or aborted where somebody was interrupted in a request: nothing may be outstanding at a release. */
    @Override
    public synchronized void close() {
        if (underWay == null) {
            session.close();
        } else {
            session.abort("a request was given up");
        }
    }
}
