package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One sample of each transfer syntax goes in by C-STORE and comes out by C-GET. */
class EveryTransferSyntaxIT extends RunningCloud {

    private final NetworkThreads threads = new NetworkThreads();

    @AfterEach
    void stop() {
        threads.close();
    }

    @TestFactory
    Stream<DynamicTest> comesOutByteForByteAsItWentIn() throws IOException {
        return SampleFiles.oneOfEachTransferSyntax().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey() + " " + sample.getValue().getFileName(),
                        () -> sendAndFetch(sample.getValue())));
    }

    private void sendAndFetch(Path file) throws Exception {
        StoredInstance sent = StoredInstance.of(file);
        DicomClient client = threads.client("DCMTK");
        RemoteApplicationEntity archive = new RemoteApplicationEntity("YINGDUN", "localhost", dicomPort());
        AssociationProposal proposal = AssociationProposal.builder()
                .context(sent.sopClassUID(), List.of(sent.transferSyntax()))
                .context(UID.StudyRootQueryRetrieveInformationModelGet, SupportedContexts.UNCOMPRESSED)
                .role(sent.sopClassUID(), true, true)
                .build();
        MemoryStore received = new MemoryStore();
        ClientSession session = client.open(archive, proposal, received).get(10, TimeUnit.SECONDS);
        assertThat(session.store(sent, TransferSyntaxConverter.NONE).get(30, TimeUnit.SECONDS))
                .isEqualTo(Status.SUCCESS);
        DataSet wanted = new DataSet()
                .put(ElementFactory.text(Tag.QueryRetrieveLevel, "IMAGE"))
                .put(ElementFactory.text(Tag.SOPInstanceUID, sent.sopInstanceUID()));
        Status status = session.get(UID.StudyRootQueryRetrieveInformationModelGet, wanted, progress -> {})
                .completed()
                .get(30, TimeUnit.SECONDS)
                .status();
        session.release().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(status).isEqualTo(Status.SUCCESS);
        MemoryStore.Kept kept = received.instances().get(sent.sopInstanceUID());
        assertThat(kept.request().transferSyntax()).isEqualTo(sent.transferSyntax());
        assertThat(kept.dataSet()).isEqualTo(SampleFiles.dataSetAsSent(file));
    }
}
