package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-ECHO and C-STORE with DCMTK's programs, in both directions. */
class DcmtkStoreIT {

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

    private DicomProvider provider() throws IOException {
        return DicomProvider.builder(Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .store(store)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void answersTheEchoOfDcmtk() throws IOException, InterruptedException {
        try (DicomProvider provider = provider()) {
            Dcmtk.Outcome outcome =
                    Dcmtk.run("echoscu", "-v", "-aec", "YINGDUN", "localhost", String.valueOf(provider.port()));
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("Received Echo Response (Success)");
        }
    }

    /** DCMTK's option for the transfer syntax, and a sample in it. */
    @ParameterizedTest
    @CsvSource({
        "-xi, pydicom/test_files/CT_small.dcm",
        "-xe, pet-ct/ct",
        "-xb, pydicom/test_files/MR_small_bigendian.dcm",
        "-xs, dwv/nema-ct1_jpll.dcm",
        "-xy, pydicom/test_files/SC_rgb_jpeg_dcmtk.dcm",
        "-xx, dwv/nema-nm1_jply.dcm",
        "-xv, dwv/nema-nm1_j2kr.dcm",
        "-xw, dwv/nema-ct1_j2ki.dcm",
        "-xt, pydicom/test_files/MR_small_jpeg_ls_lossless.dcm",
        "-xu, pydicom/test_files/SC_rgb_jls_lossy_sample.dcm",
        "-xd, pydicom/test_files/image_dfl.dcm",
        "-xr, pydicom/test_files/MR_small_RLE.dcm"
    })
    void receivesWhatDcmtkSends(String transferSyntax, String sample) throws IOException, InterruptedException {
        Path path = SampleFiles.file(sample);
        try (DicomProvider provider = provider()) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "storescu", transferSyntax, "+sd", "-R", "localhost", "" + provider.port(), path.toString());
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }
        List<Path> files = files(path);
        assertThat(store.instances()).hasSameSizeAs(files);
        for (Path file : files) {
            StoredInstance sent = StoredInstance.of(file);
            MemoryStore.Kept kept = store.instances().get(sent.sopInstanceUID());
            assertThat(kept.request().sopClassUID()).isEqualTo(sent.sopClassUID());
            assertThat(SampleFiles.pixels(asFile(kept))).as(file.toString()).isEqualTo(SampleFiles.pixels(file));
        }
    }

    @Test
    void sendsEveryTransferSyntaxToDcmtkByteForByte() throws Exception {
        Path received = Files.createDirectory(folder.resolve("received"));
        int port = Dcmtk.freePort();
        List<Path> files = List.copyOf(SampleFiles.oneOfEachTransferSyntax().values());
        try (Dcmtk.Server server =
                Dcmtk.serve(received, port, "storescp", "+xa", "+B", "-aet", "DCMTK", String.valueOf(port))) {
            RemoteApplicationEntity dcmtk = new RemoteApplicationEntity("DCMTK", "localhost", server.port());
            assertThat(client.echo(dcmtk).get(10, TimeUnit.SECONDS)).isEqualTo(Status.SUCCESS);
            AssociationProposal.Builder proposal = AssociationProposal.builder();
            for (Path file : files) {
                StoredInstance instance = StoredInstance.of(file);
                proposal.context(instance.sopClassUID(), List.of(instance.transferSyntax()));
            }
            ClientSession session = client.open(dcmtk, proposal.build()).get(10, TimeUnit.SECONDS);
            for (Path file : files) {
                assertThat(session.store(StoredInstance.of(file), TransferSyntaxConverter.NONE)
                                .get(20, TimeUnit.SECONDS))
                        .isEqualTo(Status.SUCCESS);
            }
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        for (Path file : files) {
            assertThat(SampleFiles.dataSetAsSent(
                            only(received, StoredInstance.of(file).sopInstanceUID())))
                    .as(file.toString())
                    .isEqualTo(SampleFiles.dataSetAsSent(file));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 16384, 131072})
    void keepsToThePduLengthThatDcmtkWants(int length) throws Exception {
        Path received = Files.createDirectory(folder.resolve("received"));
        int port = Dcmtk.freePort();
        StoredInstance instance = StoredInstance.of(SampleFiles.file("mr-head/axial/1-060.dcm"));
        try (Dcmtk.Server server =
                Dcmtk.serve(received, port, "storescp", "+B", "-pdu", String.valueOf(length), String.valueOf(port))) {
            AssociationProposal proposal = AssociationProposal.builder()
                    .context(instance.sopClassUID(), List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                    .build();
            ClientSession session = client.open(
                            new RemoteApplicationEntity("ANY", "localhost", server.port()), proposal)
                    .get(10, TimeUnit.SECONDS);
            assertThat(session.association().maximumLength()).isEqualTo(length);
            assertThat(session.store(instance, TransferSyntaxConverter.NONE).get(20, TimeUnit.SECONDS))
                    .isEqualTo(Status.SUCCESS);
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void saysThatAnInstanceFitsNoContextWithoutSendingIt() throws Exception {
        int port = Dcmtk.freePort();
        StoredInstance compressed = StoredInstance.of(SampleFiles.file("dwv/nema-ct1_jpll.dcm"));
        try (Dcmtk.Server server = Dcmtk.serve(folder, port, "storescp", String.valueOf(port))) {
            AssociationProposal proposal = AssociationProposal.builder()
                    .context(compressed.sopClassUID(), List.of(compressed.transferSyntax()))
                    .context(UID.CTImageStorage, List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                    .build();
            ClientSession session = client.open(
                            new RemoteApplicationEntity("ANY", "localhost", server.port()), proposal)
                    .get(10, TimeUnit.SECONDS);
            assertThat(session.store(compressed, TransferSyntaxConverter.NONE)
                            .get(20, TimeUnit.SECONDS)
                            .code())
                    .isEqualTo(0x0122);
            session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private Path asFile(MemoryStore.Kept kept) throws IOException {
        return Files.write(folder.resolve(kept.request().sopInstanceUID()), kept.file());
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path only(Path received, String sopInstanceUID) throws IOException {
        try (Stream<Path> files = Files.list(received)) {
            return files.filter(file -> file.toString().endsWith(sopInstanceUID))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
