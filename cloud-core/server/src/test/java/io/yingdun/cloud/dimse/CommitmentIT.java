package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.ListeningPort;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.DimseServices;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.commitment.CommitmentReportService;
import io.yingdun.dicom.service.commitment.CommitmentResult;
import io.yingdun.dicom.service.commitment.InstanceReference;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A modality asks whether it may delete what it has sent. */
class CommitmentIT extends RunningCloud {

    private final NetworkThreads threads = new NetworkThreads();
    private final BlockingQueue<CommitmentResult> reports = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private ObjectStore store;

    @AfterEach
    void stop() {
        threads.close();
    }

    private CommitmentResult ask(InstanceReference... instances) throws Exception {
        DimseServices services = DimseServices.builder()
                .on(CommandField.N_EVENT_REPORT, new CommitmentReportService(reports::add))
                .build();
        return ask("DCMTK", services, instances);
    }

    private CommitmentResult ask(String aeTitle, DimseServices services, InstanceReference... instances)
            throws Exception {
        DicomClient client = threads.client(aeTitle);
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED)
                .build();
        ClientSession session = client.open(
                        new RemoteApplicationEntity("YINGDUN", "localhost", dicomPort()), proposal, services)
                .get(10, TimeUnit.SECONDS);
        assertThat(session.requestCommitment("1.2.99", List.of(instances)).get(10, TimeUnit.SECONDS))
                .isEqualTo(Status.SUCCESS);
        CommitmentResult report = reports.poll(10, TimeUnit.SECONDS);
        session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        return report;
    }

    @Test
    void isGivenForWhatIsKeptAndForNothingElse() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        assertThat(new Sender(ingest).send(instance.file(), Expectation.NONE).accepted())
                .isTrue();
        InstanceReference kept = new InstanceReference(UID.CTImageStorage, instance.sopUid());
        InstanceReference otherClass = new InstanceReference(UID.MRImageStorage, instance.sopUid());
        InstanceReference unknown = new InstanceReference(UID.CTImageStorage, TestInstance.newUid());
        CommitmentResult report = ask(kept, otherClass, unknown);
        assertThat(report.committed()).containsExactly(kept);
        assertThat(report.failed()).isEqualTo(Map.of(otherClass, 0x0119, unknown, 0x0112));
    }

    @Test
    void isToldByTlsToAPeerThatListensForIt() throws Exception {
        TlsFiles listening = authorityOfTheDevices().issue(folder, "listener");
        SslContext tls = listening.server(listening, ClientAuth.NONE);
        try (DicomProvider listener = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .commitmentReports(reports::add)
                .listen(List.of(ListeningPort.tls(new InetSocketAddress("localhost", 0), () -> tls)))) {
            Map<String, Object> peer = Map.of(
                    "aeTitle", "LISTENER",
                    "host", "localhost",
                    "port", listener.port(),
                    "rights", List.of("COMMITMENT"),
                    "tls", Map.of("outgoing", true));
            assertThat(loggedInAs("ADMINISTRATOR").post("/api/peers", peer).status())
                    .isEqualTo(201);
            // refuses to be told on the association on which it asks
            CommitmentResult report = ask(
                    "LISTENER", DimseServices.builder().build(), new InstanceReference(UID.CTImageStorage, "1.2.3"));
            assertThat(report.failed()).hasSize(1);
        }
    }

    @Test
    void isNotGivenForWhatTheDiskHasLost() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        new Sender(ingest).send(instance.file(), Expectation.NONE);
        store.delete(archive.instance(instance.sopUid()).orElseThrow().location());
        InstanceReference lost = new InstanceReference(UID.CTImageStorage, instance.sopUid());
        assertThat(ask(lost).failed()).isEqualTo(Map.of(lost, 0x0110));
    }
}
