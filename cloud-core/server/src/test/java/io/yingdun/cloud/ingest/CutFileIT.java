package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files of a PACS that break off in their pixel data and stay so. */
class CutFileIT extends InPlaceFolder {

    private Path cut(String name, TestInstance instance) throws Exception {
        Path file = put(name, instance);
        byte[] whole = instance.file();
        return Files.write(file, Arrays.copyOf(whole, whole.length - 100));
    }

    private IngestOutcome indexCut(Path file) throws Exception {
        return ingest.indexCutInPlace(pacs, "", file).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void areIndexedWithWhatStandsBeforeTheirPixels() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        Path file = cut("1", instance);
        assertThat(indexCut(file).result()).isEqualTo(Result.STORED);
        assertThat(instance(instance).location()).isEqualTo(Location.inPlace(file));
        assertThat(archive.framesOf(instance(instance))).isEmpty();
        assertThat(archive.study(instance.studyUid()).orElseThrow().patient().patientId())
                .isEqualTo(instance.patientId());
    }

    @Test
    void areNotIndexedWhereTheyBreakOffBefore() throws Exception {
        Path file = put("1", TestInstance.ofNewStudy());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 400));
        assertThat(indexCut(file).refusal()).isEqualTo(Refusal.BROKEN);
    }

    @Test
    void giveWayToAWholeFile() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        indexCut(cut("1", instance));
        Path whole = put("2", instance);
        assertThat(index(whole).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(instance).location()).isEqualTo(Location.inPlace(whole));
        assertThat(archive.framesOf(instance(instance))).isPresent();
        assertThat(conflicts.ofStudy(instance.studyUid())).isEmpty();
    }

    @Test
    void giveWayToTheWholeInstanceThatIsSent() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        indexCut(cut("1", instance));
        assertThat(new Sender(ingest).send(instance).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(instance).location().kind()).isEqualTo(Location.Kind.FILE);
    }

    @Test
    void doNotGiveWayToSomethingElseUnderTheirUid() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        Path file = cut("1", instance);
        indexCut(file);
        IngestOutcome outcome = new Sender(ingest).send(instance.with(Tag.PatientName, "Zhao^Min"));
        assertThat(outcome.refusal()).isEqualTo(Refusal.OTHER_BYTES);
        assertThat(instance(instance).location()).isEqualTo(Location.inPlace(file));
    }

    @Test
    void changeNothingWhereTheWholeIsThere() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy();
        Path whole = indexed("1", instance);
        assertThat(indexCut(cut("2", instance)).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(instance).location()).isEqualTo(Location.inPlace(whole));
        assertThat(conflicts.ofStudy(instance.studyUid())).isEmpty();
    }
}
