package io.yingdun.uploader.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.Timeouts;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.uploader.testkit.Instances;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-STORE into the queue's folder, over a socket. */
class StorageReceiverIT {

    private static final int IMAGE_BYTES = 600_000;

    @TempDir
    private Path folder;

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<Path> taken = new CopyOnWriteArrayList<>();
    private StorageReceiver receiver;

    @AfterEach
    void stop() {
        receiver.close();
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        workers.shutdownNow();
    }

    @Test
    void writesAWholeFileBeforeItAnswers() throws Exception {
        listen(Set.of(), taken::add);
        Path image = Files.write(folder.resolve("image"), Instances.ct(1, IMAGE_BYTES));
        assertThat(store("MODALITY", "QUEUE", image)).isEqualTo(Status.SUCCESS);

        assertThat(taken).hasSize(1);
        DicomFile file = new DicomFileReader(ReadLimits.DEFAULT).read(taken.get(0), LoadPolicy.ALL);
        DicomFile sent = new DicomFileReader(ReadLimits.DEFAULT).read(image, LoadPolicy.ALL);
        assertThat(file.findings()).isEmpty();
        assertThat(file.transferSyntax()).isEqualTo(sent.transferSyntax());
        byte[] received = Files.readAllBytes(taken.get(0));
        byte[] original = Files.readAllBytes(image);
        assertThat(java.util.Arrays.equals(
                        received,
                        (int) file.dataSetOffset(),
                        received.length,
                        original,
                        (int) sent.dataSetOffset(),
                        original.length))
                .isTrue();
    }

    @Test
    void refusesTheInstanceAndKeepsNothingOfItWhenTheQueueCannotTakeIt() throws Exception {
        listen(Set.of(), file -> {
            throw new IOException("No space left on device");
        });
        Path image = Files.write(folder.resolve("image"), Instances.ct(1, IMAGE_BYTES));
        assertThat(store("MODALITY", "QUEUE", image).category()).isEqualTo(Status.Category.FAILURE);
        assertThat(folder.resolve("received")).isEmptyDirectory();
    }

    @Test
    void letsInNobodyWhoCallsSomebodyElseOrIsNotNamed() throws Exception {
        listen(Set.of("MODALITY"), taken::add);
        Path image = Files.write(folder.resolve("image"), Instances.ct(1, IMAGE_BYTES));
        assertThatThrownBy(() -> store("MODALITY", "OTHER", image)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> store("STRANGER", "QUEUE", image)).isInstanceOf(ExecutionException.class);
        assertThat(store("MODALITY", "QUEUE", image)).isEqualTo(Status.SUCCESS);
    }

    private void listen(Set<String> peers, StorageReceiver.Intake intake) throws IOException {
        receiver = new StorageReceiver(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "QUEUE",
                peers,
                new ReceivedFiles(folder.resolve("received")),
                intake);
    }

    private Status store(String calling, String called, Path image) throws Exception {
        DicomClient client = new DicomClient(calling, eventLoops, workers, Timeouts.DEFAULT);
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .build();
        try (ClientSession session = client.open(
                        new RemoteApplicationEntity(called, "localhost", receiver.port()), proposal)
                .get(20, TimeUnit.SECONDS)) {
            return session.store(StoredInstance.of(image), TransferSyntaxConverter.NONE)
                    .get(60, TimeUnit.SECONDS);
        }
    }
}
