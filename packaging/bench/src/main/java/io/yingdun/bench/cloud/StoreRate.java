package io.yingdun.bench.cloud;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.yingdun.bench.cloud.Slices.Slice;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** C-STORE over some associations at once; each waits for every answer, as a modality does. */
final class StoreRate implements AutoCloseable {

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final DicomClient client = new DicomClient("BENCH", eventLoops, workers, Timeouts.DEFAULT);

    /** @param answers milliseconds that each answer took */
    record Figure(double imagesPerSecond, Latencies answers) {}

    /** Each list goes over an association of its own. */
    Figure measure(String aeTitle, int port, List<List<Slice>> toSend) throws Exception {
        RemoteApplicationEntity remote = new RemoteApplicationEntity(aeTitle, "127.0.0.1", port);
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .build();
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<double[]>> senders = new ArrayList<>();
        for (List<Slice> slices : toSend) {
            ClientSession session = client.open(remote, proposal).get();
            senders.add(workers.submit(() -> send(session, slices, begin)));
        }
        long start = System.nanoTime();
        begin.countDown();
        Latencies answers = new Latencies();
        for (Future<double[]> sender : senders) {
            answers.add(sender.get());
        }
        return new Figure(answers.count() / ((System.nanoTime() - start) / 1e9), answers);
    }

    private static double[] send(ClientSession session, List<Slice> slices, CountDownLatch begin) throws Exception {
        double[] millis = new double[slices.size()];
        begin.await();
        for (int n = 0; n < millis.length; n++) {
            long start = System.nanoTime();
            Status status =
                    session.store(slices.get(n), TransferSyntaxConverter.NONE).get();
            millis[n] = (System.nanoTime() - start) / 1e6;
            if (status.category() != Status.Category.SUCCESS) {
                throw new IllegalStateException("a slice was not stored: " + status);
            }
        }
        session.close();
        return millis;
    }

    @Override
    public void close() {
        workers.shutdown();
        eventLoops.shutdownGracefully().awaitUninterruptibly();
    }
}
