package io.yingdun.dicom.entity;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.yingdun.dicom.association.AdmissionPolicy;
import io.yingdun.dicom.association.AssociationAcceptor;
import io.yingdun.dicom.association.AssociationObserver;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DataSetConsumer;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    public int port() {
        return acceptor.port();
    }

    /** Stops listening and aborts the associations that are open. */
    @Override
    public void close() {
        acceptor.close();
    }

    /** Collects handlers and settings. */
    public static final class Builder {

        private static final int MAXIMUM_PDU_LENGTH = 256 * 1024;
        private static final int CONNECTIONS = 500;

        private final AdmissionPolicy admission;
        private final EventLoopGroup eventLoops;
        private final Executor workers;
        private final DimseServices.Builder services = DimseServices.builder();
        private Timeouts timeouts = Timeouts.DEFAULT;
        private AssociationObserver observer = AssociationObserver.NONE;
        private @Nullable Supplier<SslContext> tls;
        private int connections = CONNECTIONS;

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

        public Builder timeouts(Timeouts chosen) {
            timeouts = chosen;
            return this;
        }

        public Builder observer(AssociationObserver chosen) {
            observer = chosen;
            return this;
        }

        /** Asked for each connection, so that a renewed certificate takes effect. */
        public Builder tls(Supplier<SslContext> context) {
            tls = context;
            return this;
        }

        /** At a time, with those that have not asked for an association yet. */
        public Builder connections(int most) {
            connections = most;
            return this;
        }

        /** @throws IOException when the address cannot be used */
        public DicomProvider listen(InetSocketAddress address) throws IOException {
            DimseServices offered = services.build();
            AssociationAcceptor.Settings settings = new AssociationAcceptor.Settings(
                    address,
                    tls,
                    MAXIMUM_PDU_LENGTH,
                    connections,
                    timeouts,
                    workers,
                    admission,
                    observer,
                    association -> new DimseExchange(association, offered, workers, timeouts.response()));
            return new DicomProvider(AssociationAcceptor.listen(settings, eventLoops));
        }
    }
}
