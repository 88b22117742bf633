package io.yingdun.cloud.dimse;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/** The archives of peers, as this one asks them: study root query and retrieval (PS3.4 §C.6.2). */
@Service
public class PeerArchives {

    private static final int WORKERS = 8;

    /**
     * What a peer may have its images in, beside the uncompressed ones, the most usual first; each gets a context, so that
     * none is converted.
     */
    private static final List<String> COMPRESSED = List.of(
            UID.JPEGBaseline8Bit,
            UID.JPEGLosslessSV1,
            UID.JPEGLSLossless,
            UID.JPEG2000Lossless,
            UID.JPEG2000,
            UID.RLELossless,
            UID.JPEGExtended12Bit,
            UID.JPEGLSNearLossless,
            UID.MPEG4HP41,
            UID.MPEG2MPML,
            UID.HTJ2KLossless,
            UID.HTJ2KLosslessRPCL,
            UID.HTJ2K,
            UID.JPEGLossless,
            UID.MPEG2MPHL,
            UID.MPEG4HP41BD,
            UID.HEVCMP51,
            UID.JPEGXLLossless,
            UID.JPEGXL);

    /** So many of them are offered for any SOP class, and more where there is room. */
    private static final int OFFERED_ALWAYS = 6;

    /** What is asked for where a peer does not say of what SOP classes its instances are. */
    private static final List<String> USUAL = List.of(
            UID.CTImageStorage,
            UID.MRImageStorage,
            UID.ComputedRadiographyImageStorage,
            UID.DigitalXRayImageStorageForPresentation,
            UID.DigitalMammographyXRayImageStorageForPresentation,
            UID.UltrasoundImageStorage,
            UID.UltrasoundMultiFrameImageStorage,
            UID.XRayAngiographicImageStorage,
            UID.XRayRadiofluoroscopicImageStorage,
            UID.NuclearMedicineImageStorage,
            UID.PositronEmissionTomographyImageStorage,
            UID.SecondaryCaptureImageStorage,
            UID.EnhancedCTImageStorage,
            UID.EnhancedMRImageStorage,
            UID.ComprehensiveSRStorage,
            UID.EncapsulatedPDFStorage,
            UID.KeyObjectSelectionDocumentStorage,
            UID.GrayscaleSoftcopyPresentationStateStorage);

    private final PeerDirectory directory;
    private final ReceivedInstances received;
    private final ArchiveTls tls;
    private final String aeTitle;
    private final EventLoopGroup eventLoops;
    private final ExecutorService workers;
    private final DicomClient client;

    PeerArchives(PeerDirectory directory, ReceivedInstances received, ArchiveTls tls, CloudSettings settings) {
        this.directory = directory;
        this.received = received;
        this.tls = tls;
        this.aeTitle = settings.aeTitle();
        this.eventLoops =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("dicom-user"), NioIoHandler.newFactory());
        this.workers = Executors.newFixedThreadPool(WORKERS, new DefaultThreadFactory("dicom-user-worker"));
        this.client = new DicomClient(aeTitle, eventLoops, workers, Timeouts.DEFAULT);
    }

    /** How instances come here. */
    public enum Retrieval {
        /** C-MOVE: the peer opens associations to this archive, whose title and port it must know. */
        MOVE,
        /** C-GET: the instances come on the association that asks for them. */
        GET
    }

    /** @throws ProblemException {@code no-such-peer} (409), {@code peer-may-not-store} (409) */
    public void requireSender(String peer) {
        Peer known = directory
                .find(peer)
                .orElseThrow(() -> new ProblemException(
                        "no-such-peer", 409, "No such peer", "Make a peer " + peer + " first: POST /api/peers."));
        if (!known.may(PeerRight.STORE)) {
            throw new ProblemException(
                    "peer-may-not-store",
                    409,
                    "The peer may not store",
                    "Give the peer the right STORE: what is pulled comes as if it had sent it.");
        }
    }

    /**
     * Opens an association for queries and C-MOVE.
     *
     * @throws IOException when the peer is unknown, away or refuses
     */
    public PeerSession open(String peer) throws IOException {
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.StudyRootQueryRetrieveInformationModelFind, SupportedContexts.UNCOMPRESSED)
                .context(UID.StudyRootQueryRetrieveInformationModelMove, SupportedContexts.UNCOMPRESSED)
                .build();
        return new PeerSession(await(client.open(tls.remote(known(peer)), proposal)), aeTitle);
    }

    /**
     * Opens an association for C-GET. What comes is archived as sent by the peer.
     *
     * @param sopClasses of what will be asked for, empty where that is not known; those that an association has no room for
     *     are left out
     */
    public PeerSession openForGet(String peer, Collection<String> sopClasses) throws IOException {
        Peer known = known(peer);
        AssociationProposal.Builder proposal = AssociationProposal.builder()
                .context(UID.StudyRootQueryRetrieveInformationModelGet, SupportedContexts.UNCOMPRESSED);
        int room = AssociationProposal.MAXIMUM_CONTEXTS - 1;
        List<String> asked = (sopClasses.isEmpty() ? USUAL : sopClasses)
                .stream().distinct().limit(room / (OFFERED_ALWAYS + 1)).toList();
        int offered = Math.min(COMPRESSED.size(), room / asked.size() - 1);
        for (String sopClass : asked) {
            proposal.context(sopClass, SupportedContexts.UNCOMPRESSED).role(sopClass, false, true);
            COMPRESSED
                    .subList(0, offered)
                    .forEach(syntax -> proposal.context(sopClass, List.of(TransferSyntax.of(syntax))));
        }
        return new PeerSession(await(client.open(tls.remote(known), proposal.build(), received.from(known))), aeTitle);
    }

    private Peer known(String peer) throws IOException {
        return directory.find(peer).orElseThrow(() -> new IOException("there is no peer " + peer + " any more"));
    }

    /** An identifier of the level, to which keys are to be added. */
    public static DataSet identifier(String level) {
        return new DataSet().put(ElementFactory.text(Tag.QueryRetrieveLevel, level));
    }

    static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @PreDestroy
    void stop() {
        eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        workers.shutdown();
    }
}
