package io.yingdun.bench.cloud;

import io.yingdun.bench.cloud.Slices.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** C-STORE over some associations at once; each waits for every answer, as a modality does. */
final class StoreRate {

    private StoreRate() {}

    /** @param answers milliseconds that each answer took */
    record Figure(double imagesPerSecond, Latencies answers) {}

    /** Each list goes over an association of its own; all are open before the clock starts. */
    static Figure measure(String aeTitle, int port, List<List<Slice>> toSend) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(toSend.size());
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<double[]>> senders = new ArrayList<>();
            for (List<Slice> slices : toSend) {
                StoreSender association = new StoreSender(aeTitle, port);
                senders.add(workers.submit(() -> {
                    begin.await();
                    return send(association, slices);
                }));
            }
            long start = System.nanoTime();
            begin.countDown();
            Latencies answers = new Latencies();
            for (Future<double[]> sender : senders) {
                answers.add(sender.get());
            }
            return new Figure(answers.count() / ((System.nanoTime() - start) / 1e9), answers);
        } finally {
            workers.shutdownNow();
        }
    }

    private static double[] send(StoreSender association, List<Slice> slices) throws IOException {
        double[] millis = new double[slices.size()];
        try (association) {
            for (int n = 0; n < millis.length; n++) {
                long start = System.nanoTime();
                association.store(slices.get(n), 1 + n % 65_535);
                millis[n] = (System.nanoTime() - start) / 1e6;
            }
        }
        return millis;
    }
}
