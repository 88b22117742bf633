package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.AssociationRejectedException;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.retrieve.SubOperations;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.Dcmtk;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client asks DCMTK's archive (dcmqrscp) and worklist server (wlmscpfs). */
class DcmtkArchiveIT {

    private final NetworkThreads threads = new NetworkThreads();
    private final MemoryStore store = new MemoryStore();
    private final DicomClient client = threads.client("YINGDUN");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsDcmtk() {
        Dcmtk.assumeInstalled();
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private Dcmtk.Server archive(int moveDestinationPort) throws IOException, InterruptedException {
        return Dcmtk.archive(folder, "DCMTK", Dcmtk.freePort(), moveDestinationPort);
    }

    private static AssociationProposal everything() {
        AssociationProposal.Builder proposal = AssociationProposal.builder();
        Contexts.QUERY_RETRIEVE.forEach(model -> proposal.context(model, SupportedContexts.UNCOMPRESSED));
        proposal.context(UID.MRImageStorage, SupportedContexts.UNCOMPRESSED);
        proposal.role(UID.MRImageStorage, true, true);
        return proposal.build();
    }

    private static List<StoredInstance> series() throws IOException {
        List<StoredInstance> instances = new ArrayList<>();
        try (Stream<Path> files = Files.list(SampleFiles.file("mr-head/coronal"))) {
            for (Path file : files.toList()) {
                instances.add(StoredInstance.of(file));
            }
        }
        return instances;
    }

    private static DataSet study(String level) {
        return new DataSet()
                .put(ElementFactory.text(Tag.QueryRetrieveLevel, level))
                .put(ElementFactory.text(Tag.StudyInstanceUID))
                .put(ElementFactory.text(Tag.PatientName))
                .put(ElementFactory.text(Tag.PatientID));
    }

    @Test
    void storesQueriesGetsAndMoves() throws Exception {
        try (DicomProvider ourselves = DicomProvider.builder(
                                Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                        .store(store)
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Dcmtk.Server archive = archive(ourselves.port())) {
            RemoteApplicationEntity dcmtk = new RemoteApplicationEntity("DCMTK", "localhost", archive.port());
            MemoryStore got = new MemoryStore();
            ClientSession session = client.open(dcmtk, everything(), got).get(10, TimeUnit.SECONDS);
            for (StoredInstance instance : series()) {
                assertThat(session.store(instance, TransferSyntaxConverter.NONE).get(10, TimeUnit.SECONDS))
                        .isEqualTo(Status.SUCCESS);
            }

            List<DataSet> studies = session.findAll(UID.StudyRootQueryRetrieveInformationModelFind, study("STUDY"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(studies).hasSize(1);
            DataSet wanted = new DataSet()
                    .put(ElementFactory.text(Tag.QueryRetrieveLevel, "STUDY"))
                    .put(studies.get(0).get(Tag.StudyInstanceUID));

            List<SubOperations> progress = new CopyOnWriteArrayList<>();
            Response last = session.get(UID.StudyRootQueryRetrieveInformationModelGet, wanted, progress::add)
                    .completed()
                    .get(30, TimeUnit.SECONDS);
            assertThat(last.status()).isEqualTo(Status.SUCCESS);
            assertThat(SubOperations.of(last.command()).completed()).isEqualTo(32);
            assertThat(got.instances()).hasSize(32);
            assertThat(progress).isNotEmpty();

            Response moved = session.move(
                            UID.StudyRootQueryRetrieveInformationModelMove, "YINGDUN", wanted, numbers -> {})
                    .completed()
                    .get(30, TimeUnit.SECONDS);
            assertThat(moved.status()).isEqualTo(Status.SUCCESS);
            assertThat(store.instances()).hasSize(32);
            assertThat(store.instances().values())
                    .allSatisfy(
                            kept -> assertThat(kept.request().moveOriginator()).contains("YINGDUN"));

            Response nowhere = session.move(
                            UID.StudyRootQueryRetrieveInformationModelMove, "NOWHERE", wanted, numbers -> {})
                    .completed()
                    .get(30, TimeUnit.SECONDS);
            assertThat(nowhere.status().code()).isEqualTo(Status.MOVE_DESTINATION_UNKNOWN.code());
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void saysWhyItWasRefused() throws Exception {
        try (Dcmtk.Server archive = archive(1)) {
            RemoteApplicationEntity unknown = new RemoteApplicationEntity("NOBODY", "localhost", archive.port());
            assertThatThrownBy(() -> client.echo(unknown).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AssociationRejectedException.class)
                    .hasMessageContaining("permanent: CALLED_AE_TITLE_NOT_RECOGNIZED");
        }
    }

    @Test
    void readsAWorklistWithChineseNames() throws Exception {
        int port = Dcmtk.freePort();
        Path worklist = Files.createDirectories(folder.resolve("wl/DCMTK"));
        Files.createFile(worklist.resolve("lockfile"));
        Path text = folder.resolve("entry.dump");
        Files.writeString(text, """
                (0008,0005) CS [ISO_IR 192]
                (0008,0050) SH [A1]
                (0010,0010) PN [Wang^XiaoDong=王^小东]
                (0010,0020) LO [P1]
                (0010,0030) DA [19700101]
                (0010,0040) CS [M]
                (0020,000d) UI [1.2.3.4]
                (0032,1060) LO [CHEST]
                (0040,0100) SQ
                (fffe,e000) -
                (0008,0060) CS [CT]
                (0040,0001) AE [CT1]
                (0040,0002) DA [20260101]
                (0040,0003) TM [080000]
                (0040,0009) SH [S1]
                (fffe,e00d) -
                (fffe,e0dd) -
                (0040,1001) SH [R1]
                """);
        assertThat(Dcmtk.run(
                        "dump2dcm",
                        text.toString(),
                        worklist.resolve("entry.wl").toString()))
                .satisfies(outcome ->
                        assertThat(outcome.status()).as(outcome.output()).isZero());
        try (Dcmtk.Server server = Dcmtk.serve(
                folder, port, "wlmscpfs", "-dfr", "-dfp", folder.resolve("wl").toString(), String.valueOf(port))) {
            AssociationProposal proposal = AssociationProposal.builder()
                    .context(UID.ModalityWorklistInformationModelFind, SupportedContexts.UNCOMPRESSED)
                    .build();
            ClientSession session = client.open(
                            new RemoteApplicationEntity("DCMTK", "localhost", server.port()), proposal)
                    .get(10, TimeUnit.SECONDS);
            DataSet step = new DataSet()
                    .put(ElementFactory.text(Tag.Modality, "CT"))
                    .put(ElementFactory.text(Tag.ScheduledStationAETitle));
            DataSet keys = new DataSet()
                    .put(ElementFactory.text(Tag.AccessionNumber))
                    .put(ElementFactory.text(Tag.PatientName))
                    .put(new SequenceElement(Tag.ScheduledProcedureStepSequence, List.of(step)));
            List<DataSet> entries = session.findAll(UID.ModalityWorklistInformationModelFind, keys)
                    .get(10, TimeUnit.SECONDS);
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0).string(Tag.PatientName)).contains("Wang^XiaoDong=王^小东");
            assertThat(entries.get(0)
                            .items(Tag.ScheduledProcedureStepSequence)
                            .get(0)
                            .string(Tag.ScheduledStationAETitle))
                    .contains("CT1");
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
