package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyMetadataIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    @Autowired
    private StudyMetadata metadata;

    private TestInstance send(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private static JsonNode json(MetadataDocument document) throws IOException {
        return new JsonMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(document.gzip())).readAllBytes());
    }

    @Test
    void holdsEveryInstanceOfTheStudyInOrder() throws Exception {
        TestInstance first = send(TestInstance.ofNewStudy().with(Tag.InstanceNumber, "2"));
        TestInstance second = send(first.sibling(1));
        JsonNode document = json(metadata.ofStudy(first.studyUid()).orElseThrow());
        assertThat(document).hasSize(2);
        assertThat(document.get(0).get("00080018").get("Value").get(0).asString())
                .isEqualTo(second.sopUid());
        assertThat(document.get(1).get("7FE00010").get("BulkDataURI").asString())
                .startsWith(BulkDataPath.prefix(
                        new InstanceReference(first.studyUid(), first.seriesUid(), first.sopUid(), "")));
    }

    @Test
    void holdsOneSeriesWhereOneIsAskedFor() throws Exception {
        TestInstance first = send(TestInstance.ofNewStudy());
        send(TestInstance.ofSeries(first.studyUid(), TestInstance.newUid()).with(Tag.PatientID, first.patientId()));
        assertThat(json(metadata.ofSeries(first.studyUid(), first.seriesUid()).orElseThrow()))
                .hasSize(1);
        assertThat(json(metadata.ofStudy(first.studyUid()).orElseThrow())).hasSize(2);
    }

    @Test
    void staysTheSameUntilTheStudyChanges() {
        TestInstance first = send(TestInstance.ofNewStudy());
        MetadataDocument before = metadata.ofStudy(first.studyUid()).orElseThrow();
        assertThat(metadata.ofStudy(first.studyUid()).orElseThrow().etag()).isEqualTo(before.etag());
        send(first.sibling(2));
        assertThat(metadata.ofStudy(first.studyUid()).orElseThrow().etag()).isNotEqualTo(before.etag());
    }

    @Test
    void keepsTheTagWhenNothingOfASeriesChanged() {
        TestInstance first = send(TestInstance.ofNewStudy());
        String before = metadata.ofSeries(first.studyUid(), first.seriesUid())
                .orElseThrow()
                .etag();
        send(TestInstance.ofSeries(first.studyUid(), TestInstance.newUid()).with(Tag.PatientID, first.patientId()));
        assertThat(metadata.ofSeries(first.studyUid(), first.seriesUid())
                        .orElseThrow()
                        .etag())
                .isEqualTo(before);
    }

    @Test
    void thereIsNoneOfAStudyThatIsNotThere() {
        assertThat(metadata.ofStudy("1.2.3.4")).isEmpty();
    }
}
