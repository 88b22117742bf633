package io.yingdun.uploader.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AssociationRequest;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.service.storage.StorageClasses;
import io.yingdun.dicom.service.storage.StoreRequest;
import io.yingdun.dicom.service.storage.StoreSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Listens for C-STORE and C-ECHO under one AE title. */
public final class StorageReceiver implements AutoCloseable {

    private static final int WORKERS = 16;

    /** Takes charge of a file that is on the disk; the sender is answered when it returns. */
    public interface Intake {

        void take(Path file) throws IOException;
    }

    private final String aeTitle;
    private final Set<String> peers;
    private final ReceivedFiles files;
    private final Intake intake;
    private final SupportedContexts contexts = contexts();
    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final DicomProvider provider;

    /**
     * @param aeTitle by which peers must call
     * @param peers AE titles that may send; empty for any
     * @throws IOException when the address cannot be used
     */
    public StorageReceiver(
            InetSocketAddress address, String aeTitle, Set<String> peers, ReceivedFiles files, Intake intake)
            throws IOException {
        this.aeTitle = aeTitle;
        this.peers = Set.copyOf(peers);
        this.files = files;
        this.intake = intake;
        try {
            provider = DicomProvider.builder(this::admit, eventLoops, workers)
                    .store(this::open)
                    .listen(address);
        } catch (IOException e) {
            stopThreads();
            throw e;
        }
    }

    public int port() {
        return provider.port();
    }

    private Admission admit(AssociationRequest request) {
        if (!request.calledAETitle().equals(aeTitle)) {
            return Admission.refuse(AAssociateRJ.Reason.CALLED_AE_TITLE_NOT_RECOGNIZED);
        } else if (!peers.isEmpty() && !peers.contains(request.callingAETitle())) {
            return Admission.refuse(AAssociateRJ.Reason.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Admission.accept(contexts, PeerLimits.DEFAULT);
    }

    private static SupportedContexts contexts() {
        SupportedContexts.Builder all =
                SupportedContexts.builder().perform(UID.Verification, SupportedContexts.UNCOMPRESSED);
        StorageClasses.SOP_CLASSES.forEach(sopClass -> all.perform(sopClass, StorageClasses.TRANSFER_SYNTAXES));
        return all.build();
    }

    private StoreSink open(StoreRequest request) throws IOException {
        ReceivedFiles.Incoming incoming = files.receive(request);
        return new StoreSink() {
            @Override
            public void write(ByteBuf piece) throws IOException {
                for (ByteBuffer buffer : piece.nioBuffers()) {
                    incoming.write(buffer);
                }
            }

            @Override
            public CompletionStage<Status> complete() throws IOException {
                Path whole = incoming.keep();
                try {
                    intake.take(whole);
                } catch (IOException e) {
                    files.release(whole);
                    throw e;
                }
                return CompletableFuture.completedFuture(Status.SUCCESS);
            }

            @Override
            public void discard() {
                try {
                    incoming.discard();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private void stopThreads() {
        eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        workers.shutdown();
    }

    /** Aborts what is under way: what was not answered is sent again by its sender. */
    @Override
    public void close() {
        provider.close();
        stopThreads();
    }
}
