package io.yingdun.dicom.dimse;

import io.yingdun.dicom.association.Association;
import io.yingdun.dicom.association.AssociationAbortedException;
import io.yingdun.dicom.association.OutgoingMessage;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.Tag;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Our requests on one association: no more outstanding than was agreed on, each under a time limit. Event loop only. */
final class Invocations {

    private static final int MAXIMUM_MESSAGE_ID = 0xFFFF;

    private final Association association;
    private final Duration responseTimeout;
    private final Map<Integer, Invocation> outstanding = new HashMap<>();
    private final Queue<Invocation> waiting = new ArrayDeque<>();
    private int lastMessageID;
    private @Nullable DicomException failure;

    Invocations(Association association, Duration responseTimeout) {
        this.association = association;
        this.responseTimeout = responseTimeout;
    }

    boolean isEmpty() {
        return outstanding.isEmpty();
    }

    void start(Invocation invocation) {
        if (failure != null) {
            invocation.abandon(failure);
            return;
        }
        waiting.add(invocation);
        sendWaiting();
    }

    void cancel(Invocation invocation) {
        int messageID = invocation.request.messageID();
        if (outstanding.get(messageID) == invocation) {
            association.send(OutgoingMessage.of(
                    invocation.context.id(), CommandSet.cancel(messageID).encode()));
        }
    }

    /** A response's command has come. */
    DataSetConsumer answered(CommandSet command) throws DicomException {
        Invocation invocation = outstanding.get(command.messageIDBeingRespondedTo());
        if (invocation == null) {
            throw new DicomException(command + ", which is not outstanding (PS3.7 §6.2)");
        }
        stopTimer(invocation);
        if (command.announcesDataSet()) {
            return new DataSetCollector(
                    invocation.context.transferSyntax(), invocation.worker, new AnswerWithDataSet(invocation, command));
        }
        return DataSetConsumer.atEnd(() -> {
            settle(invocation, command);
            invocation.worker.execute(() -> invocation.answered(new Response(command, null)));
        });
    }

    void fail(DicomException cause) {
        failure = cause;
        for (Invocation invocation : outstanding.values()) {
            stopTimer(invocation);
            invocation.worker.execute(() -> invocation.completed().completeExceptionally(cause));
        }
        outstanding.clear();
        waiting.forEach(invocation -> invocation.abandon(cause));
        waiting.clear();
    }

    private void settle(Invocation invocation, CommandSet command) {
        if (command.status().isPending()) {
            startTimer(invocation);
        } else {
            outstanding.remove(command.messageIDBeingRespondedTo());
            sendWaiting();
        }
    }

    private void sendWaiting() {
        while (outstanding.size() < association.parameters().mayInvoke() && !waiting.isEmpty()) {
            Invocation invocation = waiting.remove();
            do {
                lastMessageID = lastMessageID % MAXIMUM_MESSAGE_ID + 1;
            } while (outstanding.containsKey(lastMessageID));
            invocation.request.number(Tag.MessageID, lastMessageID);
            outstanding.put(lastMessageID, invocation);
            // the time that the peer has begins when it has the request
            association
                    .send(invocation.message())
                    .thenRun(() -> association.execute(() -> {
                        if (outstanding.containsValue(invocation)) {
                            startTimer(invocation);
                        }
                    }));
        }
    }

    private void startTimer(Invocation invocation) {
        stopTimer(invocation);
        invocation.timeout = association
                .eventLoop()
                .schedule(
                        () -> association.abort(
                                "no response came in " + responseTimeout.toSeconds() + " s to " + invocation.request),
                        responseTimeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void stopTimer(Invocation invocation) {
        if (invocation.timeout != null) {
            invocation.timeout.cancel(false);
        }
    }

    /** Decodes on the worker; the maps change on the event loop, before the next response can come. */
    private final class AnswerWithDataSet implements DataSetCollector.Receiver {

        private final Invocation invocation;
        private final CommandSet command;

        AnswerWithDataSet(Invocation invocation, CommandSet command) {
            this.invocation = invocation;
            this.command = command;
        }

        @Override
        public void whole() {
            settle(invocation, command);
        }

        @Override
        public void received(DataSet dataSet) {
            invocation.answered(new Response(command, dataSet));
        }

        /** The last response is not outstanding any more: the end of the association would not reach whoever waits. */
        @Override
        public void unreadable(Status status) {
            DicomException why =
                    new AssociationAbortedException("the data set of " + command + " cannot be read: " + status);
            invocation.completed().completeExceptionally(why);
            association.abort(why);
        }
    }
}
