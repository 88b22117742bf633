package io.yingdun.dicom.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.commitment.CommitmentHandler;
import io.yingdun.dicom.service.commitment.CommitmentReportService;
import io.yingdun.dicom.service.commitment.CommitmentRequest;
import io.yingdun.dicom.service.commitment.CommitmentResult;
import io.yingdun.dicom.service.commitment.InstanceReference;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storage commitment between our own two sides, PS3.4 annex J. */
class CommitmentIT {

    private static final InstanceReference KEPT = new InstanceReference(UID.CTImageStorage, "1.2.3");
    private static final InstanceReference MISSING = new InstanceReference(UID.CTImageStorage, "1.2.4");

    private final NetworkThreads threads = new NetworkThreads();
    private final DicomClient client = threads.client("TESTER");
    private final BlockingQueue<CommitmentResult> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> undelivered = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private Optional<RemoteApplicationEntity> asker = Optional.empty();
    private DicomProvider archive;

    @AfterEach
    void stop() {
        archive.close();
        threads.close();
    }

    private ClientSession connect() throws Exception {
        CommitmentHandler handler = new CommitmentHandler() {
            @Override
            public CompletionStage<CommitmentResult> commit(CommitmentRequest request) {
                assertThat(request.instances()).containsExactly(KEPT, MISSING);
                return decided.thenApply(
                        done -> new CommitmentResult(request.transactionUID(), List.of(KEPT), Map.of(MISSING, 0x0112)));
            }

            @Override
            public void undelivered(CommitmentRequest request, CommitmentResult result, Throwable why) {
                undelivered.add(request.transactionUID());
            }
        };
        archive = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .commitment(handler, request -> asker, client)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED)
                .build();
        DimseServices services = DimseServices.builder()
                .on(CommandField.N_EVENT_REPORT, new CommitmentReportService(reports::add))
                .build();
        return client.open(new RemoteApplicationEntity("ARCHIVE", "localhost", archive.port()), proposal, services)
                .get(10, TimeUnit.SECONDS);
    }

    private void ask(ClientSession session) throws Exception {
        assertThat(session.requestCommitment("1.2.99", List.of(KEPT, MISSING)).get(10, TimeUnit.SECONDS))
                .isEqualTo(Status.SUCCESS);
    }

    private void assertReported() throws InterruptedException {
        CommitmentResult report = reports.poll(10, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.transactionUID()).isEqualTo("1.2.99");
        assertThat(report.committed()).containsExactly(KEPT);
        assertThat(report.failed()).containsExactly(Map.entry(MISSING, 0x0112));
    }

    @Test
    void reportsOnTheSameAssociationWhileItLasts() throws Exception {
        ClientSession session = connect();
        ask(session);
        decided.complete(null);
        assertReported();
    }

    @Test
    void reportsOnAnAssociationOfItsOwnLater() throws Exception {
        try (DicomProvider modality = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .commitmentReports(reports::add)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            asker = Optional.of(new RemoteApplicationEntity("TESTER", "localhost", modality.port()));
            ClientSession session = connect();
            ask(session);
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
            decided.complete(null);
            assertReported();
        }
    }

    @Test
    void saysWhenAReportReachedNobody() throws Exception {
        asker = Optional.of(new RemoteApplicationEntity("TESTER", "localhost", 1));
        ClientSession session = connect();
        ask(session);
        session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        decided.complete(null);
        assertThat(undelivered.poll(10, TimeUnit.SECONDS)).isEqualTo("1.2.99");
    }
}
