package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.commitment.CommitmentHandler;
import io.yingdun.dicom.service.commitment.CommitmentRequest;
import io.yingdun.dicom.service.commitment.CommitmentResult;
import io.yingdun.dicom.service.commitment.InstanceReference;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.MemoryArchive;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc in both directions: what DCMTK's programs cannot do is storage commitment. */
class OrthancIT {

    private final NetworkThreads threads = new NetworkThreads();
    private final MemoryStore store = new MemoryStore();
    private final BlockingQueue<CommitmentResult> reports = new LinkedBlockingQueue<>();
    private final DicomClient client = threads.client("YINGDUN");
    private DicomProvider provider;
    private Orthanc orthanc;
    private StoredInstance instance;

    @TempDir
    private Path folder = Path.of("");

    /** Has what the memory store has. */
    private final class Committing implements CommitmentHandler {
        @Override
        public CompletionStage<CommitmentResult> commit(CommitmentRequest request) {
            List<InstanceReference> kept = request.instances().stream()
                    .filter(asked -> store.instances().containsKey(asked.sopInstanceUID()))
                    .toList();
            Map<InstanceReference, Integer> missing = request.instances().stream()
                    .filter(asked -> !kept.contains(asked))
                    .collect(Collectors.toMap(asked -> asked, asked -> 0x0112));
            return CompletableFuture.completedStage(new CommitmentResult(request.transactionUID(), kept, missing));
        }

        @Override
        public void undelivered(CommitmentRequest request, CommitmentResult result, Throwable why) {
            throw new AssertionError("the report was not delivered", why);
        }
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Orthanc.assumeInstalled();
        Path file = SampleFiles.file("pydicom/test_files/CT_small.dcm");
        instance = StoredInstance.of(file);
        MemoryArchive archive = new MemoryArchive(List.of(file));
        provider = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .store(store)
                .find(Set.of(UID.StudyRootQueryRetrieveInformationModelFind), archive)
                .move(
                        archive,
                        (request, title) -> title.equals("ORTHANC") ? Optional.of(orthanc.entity()) : Optional.empty(),
                        client,
                        TransferSyntaxConverter.NONE)
                .commitment(new Committing(), request -> Optional.of(orthanc.entity()), client)
                .commitmentReports(reports::add)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        orthanc = Orthanc.start(folder, provider.port());
    }

    @AfterEach
    void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
        if (provider != null) {
            provider.close();
        }
        threads.close();
    }

    private ClientSession connect() throws Exception {
        AssociationProposal proposal = AssociationProposal.builder()
                .context(instance.sopClassUID(), List.of(instance.transferSyntax()))
                .context(UID.StudyRootQueryRetrieveInformationModelFind, SupportedContexts.UNCOMPRESSED)
                .context(UID.StudyRootQueryRetrieveInformationModelMove, SupportedContexts.UNCOMPRESSED)
                .context(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED)
                .build();
        return client.open(orthanc.entity(), proposal).get(10, TimeUnit.SECONDS);
    }

    private void storeThere(ClientSession session) throws Exception {
        assertThat(session.store(instance, TransferSyntaxConverter.NONE).get(10, TimeUnit.SECONDS))
                .isEqualTo(Status.SUCCESS);
    }

    private DataSet itsStudy() throws IOException {
        return new DataSet()
                .put(ElementFactory.text(Tag.QueryRetrieveLevel, "STUDY"))
                .put(ElementFactory.text(Tag.StudyInstanceUID, "1.3.6.1.4.1.5962.1.2.1.20040119072730.12322"));
    }

    @Test
    void takesAndFindsAndMovesWhatWeSend() throws Exception {
        ClientSession session = connect();
        storeThere(session);
        assertThat(session.findAll(UID.StudyRootQueryRetrieveInformationModelFind, itsStudy())
                        .get(10, TimeUnit.SECONDS))
                .hasSize(1);
        Response moved = session.move(
                        UID.StudyRootQueryRetrieveInformationModelMove, "YINGDUN", itsStudy(), numbers -> {})
                .completed()
                .get(20, TimeUnit.SECONDS);
        assertThat(moved.status()).isEqualTo(Status.SUCCESS);
        assertThat(store.instances()).containsOnlyKeys(instance.sopInstanceUID());
    }

    /** Orthanc writes data sets anew when it sends them, so pixels are compared. */
    @Test
    void takesEveryTransferSyntaxAndSendsItBackInThat() throws Exception {
        List<StoredInstance> sent = new ArrayList<>();
        AssociationProposal.Builder proposal = AssociationProposal.builder();
        Map<String, Path> samples = SampleFiles.oneOfEachTransferSyntax();
        for (Path file : samples.values()) {
            StoredInstance one = StoredInstance.of(file);
            sent.add(one);
            proposal.context(one.sopClassUID(), List.of(one.transferSyntax()));
        }
        ClientSession session = client.open(orthanc.entity(), proposal.build()).get(10, TimeUnit.SECONDS);
        for (StoredInstance one : sent) {
            assertThat(session.store(one, TransferSyntaxConverter.NONE).get(60, TimeUnit.SECONDS))
                    .as(one.transferSyntax().uid())
                    .isEqualTo(Status.SUCCESS);
        }
        session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        String all = orthanc.get("/instances");
        orthanc.post("/modalities/yingdun/store", "{\"Resources\": " + all + ", \"Synchronous\": true}");
        for (StoredInstance one : sent) {
            MemoryStore.Kept kept = store.instances().get(one.sopInstanceUID());
            assertThat(kept.request().transferSyntax()).isEqualTo(one.transferSyntax());
            Path back = Files.write(folder.resolve(one.sopInstanceUID()), kept.file());
            assertThat(SampleFiles.pixels(back))
                    .as(one.transferSyntax().uid())
                    .isEqualTo(
                            SampleFiles.pixels(samples.get(one.transferSyntax().uid())));
        }
    }

    @Test
    void commitsToKeepWhatItHas() throws Exception {
        ClientSession session = connect();
        storeThere(session);
        InstanceReference kept = new InstanceReference(instance.sopClassUID(), instance.sopInstanceUID());
        InstanceReference missing = new InstanceReference(instance.sopClassUID(), "1.2.3");
        assertThat(session.requestCommitment("1.2.99", List.of(kept, missing)).get(10, TimeUnit.SECONDS))
                .isEqualTo(Status.SUCCESS);
        session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        CommitmentResult report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.transactionUID()).isEqualTo("1.2.99");
        assertThat(report.committed()).containsExactly(kept);
        assertThat(report.failed()).containsExactly(Map.entry(missing, 0x0112));
    }

    @Test
    void echoesAndSendsAndAsksUsForCommitment() throws Exception {
        storeThere(connect());
        orthanc.post("/modalities/yingdun/echo", "{}");
        String id = first("\"([0-9a-f-]{44})\"", orthanc.get("/instances"));
        orthanc.post("/modalities/yingdun/store", "{\"Resources\": [\"" + id + "\"], \"Synchronous\": true}");
        assertThat(store.instances()).containsOnlyKeys(instance.sopInstanceUID());

        String asked = orthanc.post("/modalities/yingdun/storage-commitment", "{\"Resources\": [\"" + id + "\"]}");
        String transaction = first("\"(/storage-commitment/[0-9.]+)\"", asked);
        String report = orthanc.get(transaction);
        for (int attempt = 0; attempt < 100 && report.contains("Pending"); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            report = orthanc.get(transaction);
        }
        assertThat(report).contains("\"Status\" : \"Success\"").contains(instance.sopInstanceUID());
    }

    @Test
    void queriesUsAndRetrievesFromUs() throws Exception {
        String query = orthanc.post(
                "/modalities/yingdun/query", "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"1CT1\"}}");
        String path = first("\"(/queries/[0-9a-f-]+)\"", query);
        assertThat(orthanc.get(path + "/answers")).contains("\"0\"");
        orthanc.post(path + "/retrieve", "{\"TargetAet\": \"ORTHANC\", \"Synchronous\": true}");
        assertThat(orthanc.get("/instances")).containsPattern("[0-9a-f-]{44}");
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
