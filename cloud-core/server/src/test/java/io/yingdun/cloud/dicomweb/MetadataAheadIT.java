package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Documents that are there before anybody asks. */
class MetadataAheadIT extends RunningCloud {

    private static final Duration STILL = Duration.ofSeconds(5);

    @Autowired
    private Ingest ingest;

    @Autowired
    private JdbcTemplate database;

    private TestInstance ofAStudyOf(int instances) {
        TestInstance first = TestInstance.ofNewStudy();
        List<CompletableFuture<IngestOutcome>> sent = new ArrayList<>();
        for (int n = 1; n <= instances; n++) {
            sent.add(new Sender(ingest)
                    .begin(first.sibling(n).file(), Expectation.NONE)
                    .toCompletableFuture());
        }
        assertThat(sent).allSatisfy(one -> assertThat(one.join().accepted()).isTrue());
        return first;
    }

    /** The revision of the study that its document shows; none where there is no document. */
    private List<Long> shown(TestInstance instance) {
        return database.queryForList(
                "select d.revision from archive_document d join archive_study s on s.id = d.study"
                        + " where s.study_instance_uid = ? and d.series = 0",
                Long.class,
                instance.studyUid());
    }

    private Long revision(TestInstance instance) {
        return database.queryForObject(
                "select revision from archive_study where study_instance_uid = ?", Long.class, instance.studyUid());
    }

    private int asked(TestInstance instance) {
        return service()
                .get("/dicomweb/studies/" + instance.studyUid() + "/metadata", "Accept", "application/dicom+json")
                .json()
                .size();
    }

    @Test
    void isMadeOfALargeStudyThatIsStillAndIsNeverOld() {
        TestInstance large = ofAStudyOf(100);
        TestInstance small = ofAStudyOf(2);
        clock().skip(STILL);
        await().untilAsserted(() -> assertThat(shown(large)).containsExactly(revision(large)));
        assertThat(asked(large)).isEqualTo(100);

        assertThat(new Sender(ingest).send(large.sibling(101)).accepted()).isTrue();
        assertThat(asked(large)).isEqualTo(101);
        assertThat(new Sender(ingest).send(large.sibling(102)).accepted()).isTrue();
        clock().skip(STILL);
        await().untilAsserted(() -> assertThat(shown(large)).containsExactly(revision(large)));
        assertThat(asked(large)).isEqualTo(102);
        assertThat(shown(small)).isEmpty();
    }
}
