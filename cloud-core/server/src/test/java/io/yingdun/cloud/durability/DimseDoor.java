package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.SentInstance;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** C-STORE on an association of its own. */
final class DimseDoor implements Door {

    private final ClientSession session;

    DimseDoor(ServerProcess server, NetworkThreads threads) throws IOException {
        session = await(SentInstance.associate(
                threads.client(ServerProcess.PEER),
                server.dicomPort(),
                SentInstance.proposal().build()));
    }

    @Override
    public String send(TestInstance instance) throws IOException {
        Status status = await(SentInstance.send(session, instance));
        return status.equals(Status.SUCCESS) ? STORED : "C-STORE " + status;
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
