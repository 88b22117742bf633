package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.Operation;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.storage.StoreUser;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The sub-operations of one C-MOVE or C-GET: sends, counts, tells the peer how far it is, and at the end how it went. All of
 * it runs on one serial worker, which waits for nothing.
 */
final class Retrieval {

    /** More are not outstanding, whatever the receiver allows: others want to be served too. */
    private static final int MAXIMUM_WINDOW = 8;

    private final Operation operation;
    private final Executor worker;
    private final List<String> failedUIDs = new ArrayList<>();
    private int remaining;
    private int completed;
    private int warning;

    Retrieval(Operation operation, int instances) {
        this.operation = operation;
        this.worker = operation.serialWorker();
        this.remaining = instances;
    }

    Executor worker() {
        return worker;
    }

    /** Sends them, and does {@code then} when each has its status, or the peer has cancelled. */
    void send(
            List<StoredInstance> instances,
            StoreUser user,
            int window,
            StoreUser.@Nullable MoveOriginator originator,
            Runnable then) {
        new Sending(instances.iterator(), user, Math.min(window, MAXIMUM_WINDOW), originator, then).next();
    }

    /** These cannot be sent. */
    void fail(List<StoredInstance> instances) {
        for (StoredInstance instance : instances) {
            count(instance, Status.PROCESSING_FAILURE);
        }
    }

    /** The last response, PS3.4 §C.4.2.3.1 and §C.4.3.3.1. */
    void finish() {
        int failed = failedUIDs.size();
        Status status;
        if (operation.cancelled() && remaining > 0) {
            status = Status.CANCEL;
        } else if (failed == 0 && warning == 0) {
            status = Status.SUCCESS;
        } else if (completed == 0 && warning == 0) {
            status = Status.UNABLE_TO_PERFORM_SUBOPERATIONS;
        } else {
            status = Status.SUBOPERATIONS_WITH_FAILURES;
        }
        DataSet failures = null;
        if (failed > 0) {
            failures = new DataSet()
                    .put(ElementFactory.text(Tag.FailedSOPInstanceUIDList, failedUIDs.toArray(String[]::new)));
        }
        CommandSet response = operation.request().respond(status);
        operation.respond(numbers().putInto(response, status.equals(Status.CANCEL)), failures);
    }

    private SubOperations numbers() {
        return new SubOperations(remaining, completed, failedUIDs.size(), warning);
    }

    private void count(StoredInstance instance, Status status) {
        remaining--;
        switch (status.category()) {
            case SUCCESS -> completed++;
            case WARNING -> warning++;
            default -> failedUIDs.add(instance.sopInstanceUID());
        }
    }

    /** One receiver's share. */
    private final class Sending {

        private final Iterator<StoredInstance> instances;
        private final StoreUser user;
        private final int window;
        private final StoreUser.@Nullable MoveOriginator originator;
        private final Runnable then;
        private int outstanding;

        Sending(
                Iterator<StoredInstance> instances,
                StoreUser user,
                int window,
                StoreUser.@Nullable MoveOriginator originator,
                Runnable then) {
            this.instances = instances;
            this.user = user;
            this.window = window;
            this.originator = originator;
            this.then = then;
        }

        void next() {
            while (outstanding < window && instances.hasNext() && !operation.cancelled()) {
                StoredInstance instance = instances.next();
                outstanding++;
                user.store(instance, originator)
                        .whenCompleteAsync(
                                (status, thrown) ->
                                        stored(instance, thrown == null ? status : Status.PROCESSING_FAILURE),
                                worker);
            }
            if (outstanding == 0) {
                then.run();
            }
        }

        private void stored(StoredInstance instance, Status status) {
            outstanding--;
            count(instance, status);
            if (remaining > 0 && !operation.cancelled()) {
                CommandSet response = operation.request().respond(Status.PENDING);
                operation.respond(numbers().putInto(response, true), null);
            }
            next();
        }
    }
}
