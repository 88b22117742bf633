package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class PeersIT extends DcmtkPeer {

    @Autowired
    private Archive archived;

    @Autowired
    private JdbcTemplate database;

    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    private static Map<String, Object> peer(String aeTitle) {
        return new HashMap<>(
                Map.of("aeTitle", aeTitle, "host", "localhost", "port", 11112, "rights", List.of("STORE")));
    }

    @Test
    void areThereFromTheSettings() {
        assertThat(administrator.get("/api/peers").json()).anySatisfy(peer -> {
            assertThat(peer.get("aeTitle").asString()).isEqualTo("MODALITY");
            assertThat(peer.get("rights").toString()).isEqualTo("[\"STORE\"]");
            assertThat(peer.get("createdBy").asString()).isEqualTo("system");
        });
    }

    @Test
    void comeAndGoWhileTheServerRuns() throws IOException, InterruptedException {
        Answer created = administrator.post("/api/peers", peer("NEW CT"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(askAs("NEW CT", "echoscu").status()).isZero();

        String path = "/api/peers/" + created.json().get("id").asString();
        Map<String, Object> renamed = peer("CT2");
        renamed.put("tls", Map.of());
        assertThat(administrator
                        .sendJson("PUT", path, renamed)
                        .json()
                        .get("aeTitle")
                        .asString())
                .isEqualTo("CT2");
        assertThat(askAs("NEW CT", "echoscu").output()).contains("Calling AE Title Not Recognized");
        assertThat(askAs("CT2", "echoscu").status()).isZero();

        assertThat(administrator.delete(path).status()).isEqualTo(204);
        assertThat(askAs("CT2", "echoscu").output()).contains("Calling AE Title Not Recognized");
        assertThat(administrator.delete(path).code()).isEqualTo("not-found");
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ? order by sequence",
                        String.class,
                        created.json().get("id").asString()))
                .containsExactly("peer.created", "peer.changed", "peer.deleted");
    }

    @Test
    void areRefusedFromAnotherHostThanTheirs() throws IOException, InterruptedException {
        Map<String, Object> elsewhere = peer("ELSEWHERE");
        elsewhere.put("host", "192.0.2.7");
        String path = "/api/peers/"
                + administrator.post("/api/peers", elsewhere).json().get("id").asString();
        Dcmtk.Outcome refused = askAs("ELSEWHERE", "echoscu");
        assertThat(refused.output()).contains("Calling AE Title Not Recognized");
        elsewhere.put("checksHost", false);
        elsewhere.put("tls", Map.of());
        assertThat(administrator.sendJson("PUT", path, elsewhere).status()).isEqualTo(200);
        assertThat(askAs("ELSEWHERE", "echoscu").status()).isZero();
    }

    @Test
    void mayStoreNoLargerObjectThanTheirLimit() throws IOException, InterruptedException {
        Map<String, Object> small = peer("SMALL");
        small.put("objectBytes", 600);
        Answer created = administrator.post("/api/peers", small);
        assertThat(created.json().get("objectBytes").asLong()).isEqualTo(600);
        assertThat(created.json().get("operations").asInt()).isEqualTo(16);
        String file = file(TestInstance.ofNewStudy()).toString();
        assertThat(askAs("SMALL", "storescu", file).output()).contains("OutOfResources");

        small.put("objectBytes", 60_000);
        small.put("operations", 2);
        small.put("tls", Map.of());
        String path = "/api/peers/" + created.json().get("id").asString();
        assertThat(administrator
                        .sendJson("PUT", path, small)
                        .json()
                        .get("operations")
                        .asInt())
                .isEqualTo(2);
        Dcmtk.Outcome stored = askAs("SMALL", "storescu", file);
        assertThat(stored.status()).as(stored.output()).isZero();
    }

    @Test
    void giveTheirIssuerToPatientIdsThatNameNone() throws IOException, InterruptedException {
        Map<String, Object> other = peer("OTHERSITE");
        other.put("issuer", "HOSPITAL B");
        assertThat(administrator.post("/api/peers", other).json().get("issuer").asString())
                .isEqualTo("HOSPITAL B");
        TestInstance here = TestInstance.ofNewStudy();
        TestInstance there =
                TestInstance.ofNewStudy().with(Tag.PatientID, here.patientId()).with(Tag.PatientName, "Li^Na");
        archive(here);
        Dcmtk.Outcome sent = askAs("OTHERSITE", "storescu", file(there).toString());
        assertThat(sent.status()).as(sent.output()).isZero();
        assertThat(archived.study(there.studyUid()).orElseThrow().patient())
                .satisfies(patient -> assertThat(patient.issuer()).isEqualTo("HOSPITAL B"))
                .satisfies(patient -> assertThat(patient.name()).isEqualTo("Li^Na"));
        assertThat(archived.study(here.studyUid()).orElseThrow().patient().issuer())
                .isEmpty();
    }

    @Test
    void areNotChangedWithoutAWordOnTheirPins() {
        Map<String, Object> pinned = peer("PINNED");
        pinned.put("tls", Map.of("certificateSubject", "CN=pinned"));
        String path = "/api/peers/"
                + administrator.post("/api/peers", pinned).json().get("id").asString();
        pinned.remove("tls");
        Answer answer = administrator.sendJson("PUT", path, pinned);
        assertThat(answer.code()).isEqualTo("invalid-input");
        assertThat(answer.json().get("errors").toString()).contains("\"tls\"");
        administrator.delete(path);
    }

    @Test
    void haveTitlesOfTheirOwn() {
        assertThat(administrator.post("/api/peers", peer("MODALITY")).code()).isEqualTo("ae-title-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "aeTitle, SEVENTEEN_LETTERS",
        "aeTitle, BACK\\SLASH",
        "aeTitle, ' BLANK'",
        "host, two words",
        "port, 0",
        "port, 65536",
        "rights, ''",
        "associations, 0",
        "operations, 0",
        "objectBytes, 0",
        "issuer, BACK\\SLASH",
        "issuer, 一二三四五六七八九十一二三四五六七八九十一二"
    })
    void areCheckedFieldByField(String field, String value) {
        Map<String, Object> wrong = peer("WRONG");
        wrong.put(field, field.equals("rights") ? List.of() : value);
        Answer answer = administrator.post("/api/peers", wrong);
        assertThat(answer.code()).isEqualTo("invalid-input");
        assertThat(answer.json().get("errors").toString()).contains("\"" + field);
    }
}
