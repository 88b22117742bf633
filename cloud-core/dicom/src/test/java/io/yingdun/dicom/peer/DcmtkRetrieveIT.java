package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.service.query.Matches;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.MemoryArchive;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK's findscu, movescu and getscu ask our provider. */
class DcmtkRetrieveIT {

    private static final Set<String> FIND =
            Set.of(UID.PatientRootQueryRetrieveInformationModelFind, UID.StudyRootQueryRetrieveInformationModelFind);

    private final NetworkThreads threads = new NetworkThreads();
    private final AtomicBoolean closed = new AtomicBoolean();
    private int moveDestinationPort;
    private DicomProvider provider;
    private MemoryArchive archive;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void listen() throws IOException {
        Dcmtk.assumeInstalled();
        List<Path> files = new ArrayList<>(List.of(
                SampleFiles.file("dwv/nema-ct1_jpll.dcm"), SampleFiles.file("pydicom/test_files/CT_small.dcm")));
        try (Stream<Path> series = Files.list(SampleFiles.file("mr-head/coronal"))) {
            series.forEach(files::add);
        }
        archive = new MemoryArchive(files);
        moveDestinationPort = Dcmtk.freePort();
        DicomClient sender = threads.client("YINGDUN");
        provider = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .find(FIND, archive)
                .find(Set.of(UID.ModalityWorklistInformationModelFind), request -> worklist(request.identifier()))
                .move(archive, (request, title) -> destination(title), sender, TransferSyntaxConverter.NONE)
                .get(archive, TransferSyntaxConverter.NONE)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() {
        if (provider != null) {
            provider.close();
        }
        threads.close();
    }

    private Optional<RemoteApplicationEntity> destination(String title) {
        return switch (title) {
            case "MOVESCU" -> Optional.of(new RemoteApplicationEntity(title, "localhost", moveDestinationPort));
            case "DOWN" -> Optional.of(new RemoteApplicationEntity(title, "localhost", 1));
            default -> Optional.empty();
        };
    }

    /** A worklist without end, for whoever cancels; three entries for everybody else. */
    private Matches worklist(DataSet keys) {
        Stream<Integer> numbers = Stream.iterate(1, number -> number + 1);
        boolean endless = keys.string(Tag.PatientID).orElse("").equals("ENDLESS");
        Stream<DataSet> entries = (endless ? numbers : numbers.limit(3))
                .map(number -> new DataSet()
                        .put(ElementFactory.text(Tag.PatientID, "P" + number))
                        .put(ElementFactory.text(Tag.AccessionNumber, "A" + number)));
        return Matches.of(entries.onClose(() -> closed.set(true)));
    }

    private Dcmtk.Outcome ask(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("-aec", "YINGDUN", "localhost", String.valueOf(provider.port())));
        return Dcmtk.run(command.toArray(String[]::new));
    }

    @Test
    void answersAQueryWithEachStudyOnce() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask(
                "findscu", "-v", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID", "-k", "PatientName");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output().split("Find Response: \\d+ \\(Pending\\)", -1))
                .hasSize(4);
        assertThat(outcome.output()).contains("Received Final Find Response (Success)");
    }

    @Test
    void refusesALevelThatItDoesNotKnow() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask("findscu", "-v", "-S", "-k", "QueryRetrieveLevel=ROOM", "-k", "StudyInstanceUID");
        assertThat(outcome.output()).contains("Error: DataSetDoesNotMatchSOPClass");
    }

    @Test
    void answersAWorklistQuery() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask("findscu", "-v", "-W", "-k", "PatientID", "-k", "AccessionNumber");
        assertThat(outcome.output()).contains("A1", "A2", "A3", "Received Final Find Response (Success)");
        assertThat(closed).isTrue();
    }

    @Test
    void stopsAQueryWhenItIsCancelled() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask("findscu", "-v", "-W", "--cancel", "5", "-k", "PatientID=ENDLESS");
        assertThat(outcome.output()).contains("Received Final Find Response (Cancel");
        assertThat(closed).isTrue();
    }

    @Test
    void movesAStudyToTheOneWhoAsks() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = move("MOVESCU", "StudyInstanceUID=" + studyOf("mr-head/coronal"));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("0x0000: Success");
        assertThat(received()).hasSize(32);
    }

    @Test
    void saysWhichInstanceCouldNotBeMoved() throws IOException, InterruptedException {
        // movescu takes uncompressed images only unless told otherwise, and nothing here converts
        Dcmtk.Outcome outcome = move("MOVESCU", "StudyInstanceUID=" + studyOf("dwv/nema-ct1_jpll.dcm"));
        assertThat(outcome.output()).contains("0xa702: Refused", "Failed Suboperations          : 1");
    }

    @Test
    void knowsNoDestinationNowhere() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = move("NOWHERE", "StudyInstanceUID=" + studyOf("mr-head/coronal"));
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains("0xa801: Refused");
    }

    @Test
    void countsEveryInstanceThatADestinationDidNotGetWhenItIsDown() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = move("DOWN", "StudyInstanceUID=" + studyOf("mr-head/coronal"));
        assertThat(outcome.output()).contains("0xa702: Refused", "Failed Suboperations          : 32");
    }

    @Test
    void succeedsWithNothingWhenNothingMatches() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = move("MOVESCU", "StudyInstanceUID=1.2.3");
        assertThat(outcome.output()).contains("0x0000: Success");
    }

    @Test
    void givesAStudyOnTheSameAssociation() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask(
                "getscu",
                "-v",
                "-S",
                "+B",
                "-od",
                folder.toString(),
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + studyOf("mr-head/coronal"));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(received()).hasSize(32);
    }

    private Dcmtk.Outcome move(String destination, String key) throws IOException, InterruptedException {
        return ask(
                "movescu",
                "-d",
                "-S",
                "-aet",
                "MOVESCU",
                "-aem",
                destination,
                "--port",
                String.valueOf(moveDestinationPort),
                "-od",
                folder.toString(),
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                key);
    }

    private List<Path> received() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String studyOf(String sample) throws IOException {
        Path path = SampleFiles.file(sample);
        Path file = path;
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                file = files.findFirst().orElseThrow();
            }
        }
        return new DicomFileReader(ReadLimits.DEFAULT)
                .read(file, LoadPolicy.HEADER)
                .dataSet()
                .string(Tag.StudyInstanceUID)
                .orElseThrow();
    }
}
