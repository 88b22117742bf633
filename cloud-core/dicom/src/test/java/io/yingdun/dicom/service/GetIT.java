package io.yingdun.dicom.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Invocation;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.retrieve.SubOperations;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.EmptyInstance;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C-GET between our own two sides: how sub-operations are counted, PS3.4 §C.4.3. */
class GetIT {

    private static final String MODEL = UID.StudyRootQueryRetrieveInformationModelGet;
    private static final DataSet STUDY = new DataSet()
            .put(ElementFactory.text(Tag.QueryRetrieveLevel, "STUDY"))
            .put(ElementFactory.text(Tag.StudyInstanceUID, "1.2"));

    private final NetworkThreads threads = new NetworkThreads();
    private final DicomClient client = threads.client("TESTER");
    private final MemoryStore received = new MemoryStore();
    private DicomProvider provider;

    @AfterEach
    void stop() {
        provider.close();
        threads.close();
    }

    private static StoredInstance instance(int number) {
        return new EmptyInstance(UID.CTImageStorage, "1.2." + number, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static StoredInstance compressed(int number) {
        return new EmptyInstance(UID.CTImageStorage, "1.2." + number, TransferSyntax.of(UID.JPEG2000));
    }

    private ClientSession connect(Stream<StoredInstance> instances, StoreHandler handler) throws Exception {
        List<StoredInstance> study = instances.toList();
        provider = DicomProvider.builder(
                        Contexts.open(Contexts.archive().build()), threads.eventLoops(), threads.workers())
                .get(request -> study, TransferSyntaxConverter.NONE)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        AssociationProposal proposal = AssociationProposal.builder()
                .context(MODEL, SupportedContexts.UNCOMPRESSED)
                .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .role(UID.CTImageStorage, false, true)
                .build();
        return client.open(new RemoteApplicationEntity("YINGDUN", "localhost", provider.port()), proposal, handler)
                .get(10, TimeUnit.SECONDS);
    }

    private static Response await(Invocation invocation) throws Exception {
        return invocation.completed().get(30, TimeUnit.SECONDS);
    }

    @Test
    void succeedsWhenEverythingArrived() throws Exception {
        ClientSession session = connect(IntStream.range(0, 50).mapToObj(GetIT::instance), received);
        Response last = await(session.get(MODEL, STUDY, numbers -> {}));
        assertThat(last.status()).isEqualTo(Status.SUCCESS);
        assertThat(SubOperations.of(last.command())).isEqualTo(new SubOperations(0, 50, 0, 0));
        assertThat(received.instances()).hasSize(50);
    }

    @Test
    void warnsWhenSomethingDidNotArriveAndNamesIt() throws Exception {
        ClientSession session = connect(Stream.of(instance(1), compressed(2), instance(3)), received);
        Response last = await(session.get(MODEL, STUDY, numbers -> {}));
        assertThat(last.status().code()).isEqualTo(0xB000);
        assertThat(SubOperations.of(last.command())).isEqualTo(new SubOperations(0, 2, 1, 0));
        assertThat(last.dataSet().strings(Tag.FailedSOPInstanceUIDList)).containsExactly("1.2.2");
    }

    @Test
    void failsWhenNothingArrived() throws Exception {
        ClientSession session = connect(Stream.of(compressed(1), compressed(2)), received);
        Response last = await(session.get(MODEL, STUDY, numbers -> {}));
        assertThat(last.status().code()).isEqualTo(0xA702);
        assertThat(last.dataSet().strings(Tag.FailedSOPInstanceUIDList)).containsExactly("1.2.1", "1.2.2");
    }

    @Test
    void countsWhatTheReceiverRefuses() throws Exception {
        ClientSession session = connect(Stream.of(instance(1), instance(2)), request -> {
            if (request.sopInstanceUID().equals("1.2.1")) {
                throw new DimseException(Status.OUT_OF_RESOURCES);
            }
            return received.open(request);
        });
        Response last = await(session.get(MODEL, STUDY, numbers -> {}));
        assertThat(SubOperations.of(last.command())).isEqualTo(new SubOperations(0, 1, 1, 0));
    }

    @Test
    void stopsWhenItIsCancelledAndSaysWhatIsLeft() throws Exception {
        ClientSession session = connect(IntStream.range(0, 10_000).mapToObj(GetIT::instance), received);
        CompletableFuture<Invocation> started = new CompletableFuture<>();
        Invocation invocation = session.get(MODEL, STUDY, numbers -> {
            if (numbers.completed() == 3) {
                started.thenAccept(Invocation::cancel);
            }
        });
        started.complete(invocation);
        Response last = await(invocation);
        assertThat(last.status().code()).isEqualTo(0xFE00);
        SubOperations numbers = SubOperations.of(last.command());
        assertThat(numbers.remaining()).isPositive();
        assertThat(numbers.remaining() + numbers.completed()).isEqualTo(10_000);
    }
}
