package io.yingdun.dicom.entity;

import io.netty.channel.EventLoopGroup;
import io.yingdun.dicom.association.AdmissionPolicy;
import io.yingdun.dicom.association.AssociationAcceptor;
import io.yingdun.dicom.association.AssociationObserver;
import io.yingdun.dicom.association.ListeningPort;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.commitment.CommitmentHandler;
import io.yingdun.dicom.service.commitment.CommitmentReportService;
import io.yingdun.dicom.service.commitment.CommitmentReporter;
import io.yingdun.dicom.service.commitment.CommitmentRequest;
import io.yingdun.dicom.service.commitment.CommitmentResult;
import io.yingdun.dicom.service.commitment.CommitmentService;
import io.yingdun.dicom.service.query.FindHandler;
import io.yingdun.dicom.service.query.FindService;
import io.yingdun.dicom.service.retrieve.GetService;
import io.yingdun.dicom.service.retrieve.MoveDestinations;
import io.yingdun.dicom.service.retrieve.MoveService;
import io.yingdun.dicom.service.retrieve.RetrieveHandler;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreService;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers peers: an acceptor with the services that are given handlers. C-ECHO is always answered. */
public final class DicomProvider implements AutoCloseable {

    private final AssociationAcceptor acceptor;

    private DicomProvider(AssociationAcceptor acceptor) {
        this.acceptor = acceptor;
    }

    /**
     * @param admission decides who gets an association, with which presentation contexts and limits
     * @param workers run handlers; they may block, and there should be more of them than processors
     */
    public static Builder builder(AdmissionPolicy admission, EventLoopGroup eventLoops, Executor workers) {
        return new Builder(admission, eventLoops, workers);
    }

    /** The first port. */
    public int port() {
        return ports().get(0);
    }

    /** In the order in which they were given to {@code listen}. */
    public List<Integer> ports() {
        return acceptor.ports();
    }

    /** Stops listening and aborts the associations that are open. */
    @Override
    public void close() {
        acceptor.close();
    }

    /** Collects handlers and settings. */
    public static final class Builder {

        private static final int MAXIMUM_PDU_LENGTH = 256 * 1024;
        /** At a time, with those that have not asked for an association yet. */
        private static final int CONNECTIONS = 500;

        private final AdmissionPolicy admission;
        private final EventLoopGroup eventLoops;
        private final Executor workers;
        private final DimseServices.Builder services = DimseServices.builder();
        private Timeouts timeouts = Timeouts.DEFAULT;
        private AssociationObserver observer = AssociationObserver.NONE;

        private Builder(AdmissionPolicy admission, EventLoopGroup eventLoops, Executor workers) {
            this.admission = admission;
            this.eventLoops = eventLoops;
            this.workers = workers;
            services.on(
                    CommandField.C_ECHO, operation -> DataSetConsumer.atEnd(() -> operation.respond(Status.SUCCESS)));
        }

        /** C-STORE of every SOP class that the admission accepts for it. */
        public Builder store(StoreHandler handler) {
            services.on(CommandField.C_STORE, new StoreService(handler));
            return this;
        }

        /** C-FIND of these information models: queries, or the modality worklist. */
        public Builder find(Collection<String> sopClassUIDs, FindHandler handler) {
            services.on(CommandField.C_FIND, sopClassUIDs, new FindService(handler));
            return this;
        }

        /**
         * C-MOVE.
         *
         * @param sender opens the associations with destinations, under its AE title
         */
        public Builder move(
                RetrieveHandler handler,
                MoveDestinations destinations,
                DicomClient sender,
                TransferSyntaxConverter converter) {
            services.on(CommandField.C_MOVE, new MoveService(handler, destinations, sender.requestor(), converter));
            return this;
        }

        /** C-GET; the admission must let peers perform storage ({@code performAndInvoke}). */
        public Builder get(RetrieveHandler handler, TransferSyntaxConverter converter) {
            services.on(CommandField.C_GET, new GetService(handler, converter));
            return this;
        }

        /**
         * Storage commitment.
         *
         * @param askers where the one who asked is to be reached when its association is over
         * @param sender opens the associations with them, under its AE title
         */
        public Builder commitment(
                CommitmentHandler handler,
                Function<CommitmentRequest, Optional<RemoteApplicationEntity>> askers,
                DicomClient sender) {
            CommitmentReporter reporter = new CommitmentReporter(sender.requestor());
            services.on(
                    CommandField.N_ACTION,
                    Set.of(UID.StorageCommitmentPushModel),
                    new CommitmentService(handler, reporter, askers));
            return this;
        }

        /** Reports on storage commitments that we asked for, when they come on associations of their own. */
        public Builder commitmentReports(Consumer<CommitmentResult> reports) {
            services.on(
                    CommandField.N_EVENT_REPORT,
                    Set.of(UID.StorageCommitmentPushModel),
                    new CommitmentReportService(reports));
            return this;
        }

        public Builder timeouts(Timeouts chosen) {
            timeouts = chosen;
            return this;
        }

        public Builder observer(AssociationObserver chosen) {
            observer = chosen;
            return this;
        }

        /**
         * In the clear.
         *
         * @throws IOException when the address cannot be used
         */
        public DicomProvider listen(InetSocketAddress address) throws IOException {
            return listen(List.of(ListeningPort.clear(address)));
        }

        /** @throws IOException when an address cannot be used; then it listens on none */
        public DicomProvider listen(List<ListeningPort> ports) throws IOException {
            DimseServices offered = services.build();
            AssociationAcceptor.Settings settings = new AssociationAcceptor.Settings(
                    ports,
                    MAXIMUM_PDU_LENGTH,
                    CONNECTIONS,
                    timeouts,
                    workers,
                    admission,
                    observer,
                    association -> new DimseExchange(association, offered, workers, timeouts.response()));
            return new DicomProvider(AssociationAcceptor.listen(settings, eventLoops));
        }
    }
}
