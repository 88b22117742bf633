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
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One sample of each transfer syntax goes in by C-STORE and comes out by C-GET. */
class EveryTransferSyntaxIT extends RunningCloud {

    private static final long LONGEST = 4 << 20;
    private static final List<Integer> UIDS =
            List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.SeriesInstanceUID, Tag.StudyInstanceUID);

    private final NetworkThreads threads = new NetworkThreads();

    @AfterEach
    void stop() {
        threads.close();
    }

    @TestFactory
    Stream<DynamicTest> comesOutByteForByteAsItWentIn() throws IOException {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey() + " " + sample.getValue().getFileName(),
                        () -> sendAndFetch(sample.getValue())));
    }

    /** By transfer syntax; no two have the same SOP instance UID. */
    private static Map<String, Path> samples() throws IOException {
        Map<String, Path> samples = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (Path file : SampleFiles.all()) {
            if (Files.size(file) > LONGEST) {
                continue;
            }
            DicomFile header;
            try {
                header = header(file);
            } catch (IOException damagedOnPurpose) {
                continue;
            }
            DataSet dataSet = header.dataSet();
            boolean usable = header.preamble() != null
                    && header.brokenBy().isEmpty()
                    && UIDS.stream()
                            .allMatch(uid -> !dataSet.string(uid).orElse("").isEmpty());
            if (usable
                    && !samples.containsKey(header.transferSyntax().uid())
                    && taken.add(dataSet.string(Tag.SOPInstanceUID).orElseThrow())) {
                samples.put(header.transferSyntax().uid(), file);
            }
        }
        assertThat(samples).hasSizeGreaterThanOrEqualTo(10);
        return samples;
    }

    private static DicomFile header(Path file) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.HEADER);
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
        byte[] all = Files.readAllBytes(file);
        assertThat(kept.dataSet())
                .isEqualTo(Arrays.copyOfRange(all, (int) header(file).dataSetOffset(), all.length));
    }
}
