package io.yingdun.cloud.dimse;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.dicom.association.AssociationObserver;
import io.yingdun.dicom.association.AssociationRequest;
import io.yingdun.dicom.association.ListeningPort;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens on the DICOM port while the server runs. */
@Component
class ApplicationEntity implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationEntity.class);

    /** They wait for disk, database and decoders, never for each other. */
    private static final int WORKERS = 32;

    private final CloudSettings settings;
    private final DimseSettings dimseSettings;
    private final ArchiveTls tls;
    private final FirstPeers firstPeers;
    private final PeerAdmission admission;
    private final ReceivedInstances received;
    private final ArchiveQueries queries;
    private final WorklistQueries worklist;
    private final ArchiveRetrievals retrievals;
    private final Decompression decompression;
    private final Commitments commitments;
    private @Nullable Running running;

    ApplicationEntity(
            CloudSettings settings,
            DimseSettings dimseSettings,
            ArchiveTls tls,
            FirstPeers firstPeers,
            PeerAdmission admission,
            ReceivedInstances received,
            ArchiveQueries queries,
            WorklistQueries worklist,
            ArchiveRetrievals retrievals,
            Decompression decompression,
            Commitments commitments) {
        this.settings = settings;
        this.dimseSettings = dimseSettings;
        this.tls = tls;
        this.firstPeers = firstPeers;
        this.admission = admission;
        this.received = received;
        this.queries = queries;
        this.worklist = worklist;
        this.retrievals = retrievals;
        this.decompression = decompression;
        this.commitments = commitments;
    }

    private record Running(DicomProvider provider, EventLoopGroup eventLoops, ExecutorService workers) {

        void stop() {
            provider.close();
            eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
            workers.shutdown();
        }
    }

    @Override
    public synchronized void start() {
        firstPeers.make();
        EventLoopGroup eventLoops =
                new MultiThreadIoEventLoopGroup(0, new DefaultThreadFactory("dicom"), NioIoHandler.newFactory());
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, new DefaultThreadFactory("dicom-worker"));
        DicomClient client = new DicomClient(settings.aeTitle(), eventLoops, workers, Timeouts.DEFAULT);
        List<ListeningPort> ports = ports();
        try {
            DicomProvider provider = DicomProvider.builder(admission, eventLoops, workers)
                    .store(received)
                    .find(OfferedContexts.FIND, queries)
                    .find(OfferedContexts.WORKLIST, worklist)
                    .move(retrievals, retrievals, client, decompression)
                    .get(retrievals, decompression)
                    .commitment(commitments, commitments::asker, client)
                    .observer(new Refusals())
                    .listen(ports);
            running = new Running(provider, eventLoops, workers);
        } catch (IOException e) {
            eventLoops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
            workers.shutdown();
            throw new StartFailure(
                    "Nothing can listen for DICOM: " + e.getMessage(),
                    "Stop the program that uses the port, or give another one with --yingdun.port-base=N or"
                            + " --yingdun.dimse.tls-port=N.");
        }
        for (ListeningPort port : ports) {
            String how = port.tls() == null ? "DICOM" : "DICOM by TLS";
            LOG.info("{} listens for {} on {}", settings.aeTitle(), how, port.address());
        }
    }

    private List<ListeningPort> ports() {
        ListeningPort clear = ListeningPort.clear(new InetSocketAddress(settings.bindAddress(), settings.dicomPort()));
        Integer secure = dimseSettings.tlsPort();
        return secure == null
                ? List.of(clear)
                : List.of(
                        clear, ListeningPort.tls(new InetSocketAddress(settings.bindAddress(), secure), tls::provider));
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Whoever sets up a new modality looks here. */
    private static final class Refusals implements AssociationObserver {

        @Override
        public void refused(AssociationRequest request, AAssociateRJ rejection) {
            LOG.warn(
                    "An association of \"{}\" at {} with \"{}\" was refused: {}",
                    printable(request.callingAETitle()),
                    request.remoteAddress().getAddress().getHostAddress(),
                    printable(request.calledAETitle()),
                    rejection);
        }

        /** A device that is not set up for TLS, or shows a certificate that nobody knows, gets no further than this. */
        @Override
        public void failed(InetSocketAddress remoteAddress, DicomException why) {
            LOG.warn(
                    "A connection from {} asked for no association: {}",
                    remoteAddress.getHostString(),
                    why.getMessage());
        }

        private static String printable(String title) {
            return title.replaceAll("[^ -~]", "?");
        }
    }
}
