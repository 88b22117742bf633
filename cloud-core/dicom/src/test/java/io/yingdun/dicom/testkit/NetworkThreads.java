package io.yingdun.dicom.testkit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.entity.DicomClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Event loops and workers of one test. */
public final class NetworkThreads implements AutoCloseable {

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newFixedThreadPool(8);

    public EventLoopGroup eventLoops() {
        return eventLoops;
    }

    public ExecutorService workers() {
        return workers;
    }

    public DicomClient client(String aeTitle) {
        return new DicomClient(aeTitle, eventLoops, workers, Timeouts.DEFAULT);
    }

    @Override
    public void close() {
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        workers.shutdownNow();
    }
}
