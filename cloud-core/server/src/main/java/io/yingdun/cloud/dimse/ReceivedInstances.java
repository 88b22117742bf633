package io.yingdun.cloud.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.ingest.Source;
import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreRequest;
import io.yingdun.dicom.service.storage.StoreSink;
import io.yingdun.foundation.audit.AuditActor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * C-STORE into the archive: a file header of ours, then the data set's bytes as they come. Nothing of the sender is in the
 * header, so that the same data set from two senders is the same file.
 */
@Component
class ReceivedInstances implements StoreHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedInstances.class);

    private final Ingest ingest;
    private final PeerDirectory directory;
    private final PeerJournal journal;

    ReceivedInstances(Ingest ingest, PeerDirectory directory, PeerJournal journal) {
        this.ingest = ingest;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public StoreSink open(StoreRequest request) throws IOException {
        AssociationParameters association = request.association();
        Peer sender =
                DatabaseRefusal.with(Status.OUT_OF_RESOURCES, () -> directory.require(PeerRight.STORE, association));
        return open(request, sender);
    }

    /** What the peer sends on an association that this archive opened (C-GET). */
    StoreHandler from(Peer peer) {
        return request -> {
            DatabaseRefusal.with(Status.OUT_OF_RESOURCES, () -> directory.require(PeerRight.STORE, peer.aeTitle()));
            return open(request, peer);
        };
    }

    private StoreSink open(StoreRequest request, Peer peer) throws IOException {
        String sender = peer.aeTitle();
        String address = PeerJournal.address(request.association());
        Source source = new Source(Source.Kind.DIMSE, sender, address, peer.issuer());
        Expectation expectation = new Expectation(null, Set.of(request.sopClassUID()), request.sopInstanceUID(), false);
        Reception reception = new Reception(ingest.begin(source, expectation), PeerJournal.actor(sender, address));
        reception.start(request);
        return reception;
    }

    private final class Reception implements StoreSink {

        private final IngestOperation operation;
        private final AuditActor sender;
        private long bytes;

        Reception(IngestOperation operation, AuditActor sender) {
            this.operation = operation;
            this.sender = sender;
        }

        void start(StoreRequest request) throws IOException {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            new DicomFileWriter(header, BulkSource.none())
                    .writeHead(FileMetaInformation.of(
                            request.sopClassUID(), request.sopInstanceUID(), request.transferSyntax()));
            try {
                operation.write(ByteBuffer.wrap(header.toByteArray()));
            } catch (IOException e) {
                discard();
                throw e;
            }
        }

        @Override
        public void write(ByteBuf piece) throws IOException {
            bytes += piece.readableBytes();
            for (ByteBuffer part : piece.nioBuffers()) {
                operation.write(part);
            }
        }

        @Override
        public CompletionStage<Status> complete() {
            return operation.complete().thenCompose(this::answer);
        }

        private CompletionStage<Status> answer(IngestOutcome outcome) {
            Status status = StoreStatus.of(outcome);
            InstanceReference instance = outcome.instance();
            if (!outcome.accepted() || instance == null) {
                LOG.info("An instance of {} was not taken: {}", sender.name(), outcome.detail());
                return CompletableFuture.completedStage(status);
            }
            return journal.stored(sender, instance, bytes).thenApply(written -> status);
        }

        @Override
        public void discard() {
            try {
                operation.close();
            } catch (IOException e) {
                LOG.warn("A spool file stays until the next start", e);
            }
        }
    }
}
