package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.testkit.Dcmtk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** DCMTK's archive as the PACS that gives no access to its files. */
class DcmtkPullIT extends PullingCloud {

    private static int pacsNumber;

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    private Archive archive;

    @Autowired
    private Ingest ingest;

    @Autowired
    private JdbcTemplate database;

    private String title = "";
    private Pacs pacs;

    @BeforeEach
    void startPacs() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        title = "PACS" + ++pacsNumber;
        pacs = new Pacs(folder, title, dicomPort());
        peer(title, pacs.port());
    }

    @AfterEach
    void stopPacs() {
        if (pacs != null) {
            pacs.close();
        }
    }

    private int imagesHere(TestInstance instance) {
        return archive.study(instance.studyUid()).map(Study::instanceCount).orElse(0);
    }

    @Test
    void fetchesTheStudiesOfItsDaysAndNoOthers() throws IOException, InterruptedException {
        TestInstance first = pacs.has(TestInstance.ofNewStudy());
        pacs.has(first.sibling(2));
        TestInstance second = pacs.has(TestInstance.ofNewStudy().with(Tag.StudyDate, "20251102"));
        TestInstance later = pacs.has(TestInstance.ofNewStudy().with(Tag.StudyDate, "20251103"));

        JsonNode done = untilDone(begin(title, Map.of()));

        assertThat(imagesHere(first)).isEqualTo(2);
        assertThat(imagesHere(second)).isEqualTo(1);
        assertThat(imagesHere(later)).isZero();
        assertThat(done.get("fetched").asInt()).isEqualTo(2);
        assertThat(done.get("instances").asInt()).isEqualTo(3);
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ? order by sequence",
                        String.class,
                        done.get("id").asString()))
                .containsExactly("pull.begun", "pull.done");
    }

    @Test
    void isNotStoppedWhenItIsDone() throws IOException, InterruptedException {
        pacs.has(TestInstance.ofNewStudy());
        String id = untilDone(begin(title, Map.of())).get("id").asString();

        assertThat(administrator.post("/api/pulls/" + id + "/stop", Map.of()).status())
                .isEqualTo(204);

        assertThat(database.queryForObject("select state from pull where id = ?", String.class, id))
                .isEqualTo("DONE");
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ? order by sequence", String.class, id))
                .containsExactly("pull.begun", "pull.done");
    }

    @Test
    void fetchesWhatIsMissingOfAStudyOnly() throws IOException, InterruptedException {
        TestInstance first = pacs.has(TestInstance.ofNewStudy());
        TestInstance second = pacs.has(first.sibling(2));
        new Sender(ingest).send(first);

        JsonNode done = untilDone(begin(title, Map.of()));

        assertThat(imagesHere(first)).isEqualTo(2);
        assertThat(done.get("instances").asInt()).isEqualTo(1);
        assertThat(archive.instance(second.sopUid()).orElseThrow().source()).startsWith("DIMSE " + title);
    }

    @Test
    void fetchesOnItsOwnAssociationByCGet() throws IOException, InterruptedException {
        TestInstance instance = pacs.has(TestInstance.ofNewStudy());
        JsonNode done = untilDone(begin(title, Map.of("retrieval", "GET")));
        assertThat(imagesHere(instance)).isEqualTo(1);
        assertThat(done.get("fetched").asInt()).isEqualTo(1);
    }

    @Test
    void fetchesNothingTwiceWhenBegunAgain() throws IOException, InterruptedException {
        pacs.has(TestInstance.ofNewStudy());
        untilDone(begin(title, Map.of()));
        JsonNode again = untilDone(begin(title, Map.of()));
        assertThat(again.get("instances").asInt()).isZero();
    }

    @Test
    void fetchesNoFasterThanItMayAndStopsWhenTold() throws IOException, InterruptedException {
        TestInstance first = pacs.has(TestInstance.ofNewStudy());
        TestInstance second = pacs.has(TestInstance.ofNewStudy());
        JsonNode pull = begin(title, Map.of("studiesPerHour", 30));
        JsonNode half = until(pull, seen -> seen.get("fetched").asInt() == 1);
        assertThat(half.get("waiting").asInt()).isEqualTo(1);
        assertThat(imagesHere(first) + imagesHere(second)).isEqualTo(1);

        String path = "/api/pulls/" + pull.get("id").asString();
        assertThat(administrator.post(path + "/stop", Map.of()).status()).isEqualTo(204);
        skip(Duration.ofMinutes(3));
        assertThat(show(pull).get("state").asString()).isEqualTo("STOPPED");
        assertThat(imagesHere(first) + imagesHere(second)).isEqualTo(1);

        assertThat(administrator.post(path + "/resume", Map.of()).status()).isEqualTo(204);
        until(pull, seen -> seen.get("fetched").asInt() == 2);
        skip(Duration.ofMinutes(3));
        untilDone(pull);
        assertThat(imagesHere(first) + imagesHere(second)).isEqualTo(2);
    }

    @Test
    void goesOnByItselfWhenThePacsIsBack() throws IOException, InterruptedException {
        pacs.close();
        JsonNode pull = begin(title, Map.of());
        until(pull, seen -> seen.get("note").asString().startsWith("the peer does not answer"));
        pacs.startAgain();
        skip(Duration.ofMinutes(1));
        assertThat(untilDone(pull).get("note").asString()).isEmpty();
    }

    @Test
    void goesOnThoughAnotherPullCannot() throws IOException, InterruptedException {
        pacs.has(TestInstance.ofNewStudy());
        JsonNode broken = begin(title, Map.of());
        String id = broken.get("id").asString();
        administrator.post("/api/pulls/" + id + "/stop", Map.of());
        database.update("update pull set hours = 'never', state = 'RUNNING' where id = ?", id);
        try {
            untilDone(begin(title, Map.of()));
            String note = database.queryForObject("select note from pull where id = ?", String.class, id);
            assertThat(note).startsWith("it cannot go on");
        } finally {
            database.update("delete from pull_study where pull = ?", id);
            database.update("delete from pull where id = ?", id);
        }
    }

    @Test
    void refusesAPeerThatMayNotSendAndHoursThatAreNone() {
        assertThat(administrator
                        .post("/api/pulls", Map.of("peer", "NOBODY", "from", "2025-11-01"))
                        .code())
                .isEqualTo("no-such-peer");
        assertThat(administrator
                        .post("/api/pulls", Map.of("peer", title, "from", "2025-11-01", "hours", "at night"))
                        .code())
                .isEqualTo("invalid-input");
        assertThat(administrator
                        .post("/api/pulls", Map.of("peer", title, "from", "1969-12-31"))
                        .code())
                .isEqualTo("invalid-input");
    }
}
