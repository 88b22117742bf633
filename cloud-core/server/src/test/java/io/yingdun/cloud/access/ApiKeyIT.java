package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class ApiKeyIT extends RunningCloud {

    private static final String STUDY = "/dicomweb/studies/1.2.3/sample";

    @Autowired
    private JdbcTemplate database;

    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    private JsonNode create(Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "PACS uploader", "scopes", List.of("READ")));
        wanted.putAll(more);
        Answer answer = administrator.post("/api/keys", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private ApiClient with(JsonNode key) {
        return anyone().bearing(key.get("key").asString());
    }

    private Answer wrong(Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "PACS uploader", "scopes", List.of("READ")));
        wanted.putAll(more);
        return administrator.post("/api/keys", wanted);
    }

    @Test
    void opensWhatItsScopesSayAndNothingElse() {
        ApiClient reader = with(create(Map.of()));
        Answer answer = reader.get(STUDY);
        assertThat(answer.text()).isEqualTo("study");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(reader.get("/dicomweb/sample-search").code()).isEqualTo("forbidden");
        assertThat(reader.post("/dicomweb/sample-store", Map.of()).code()).isEqualTo("forbidden");
    }

    @Test
    void givesItsIssuerToPatientIdsThatNameNone() {
        ApiClient sender = with(create(Map.of("scopes", List.of("STORE"), "issuer", "HOSPITAL B")));
        TestInstance sent = TestInstance.ofNewStudy();
        assertThat(store(sender, sent).status()).isEqualTo(200);
        assertThat(service()
                        .get("/dicomweb/studies?StudyInstanceUID=" + sent.studyUid()
                                + "&IssuerOfPatientID=HOSPITAL%20B")
                        .text())
                .contains(sent.studyUid());
    }

    @Test
    void isShownOnceAndKeptNowhere() {
        JsonNode key = create(Map.of());
        String secret = key.get("key").asString();
        assertThat(administrator.get("/api/keys").text())
                .contains(key.get("id").asString())
                .doesNotContain(secret);
        String row = database.queryForList(
                        "select * from access_key where id = ?", key.get("id").asString())
                .toString();
        assertThat(row).doesNotContain(secret.substring(secret.lastIndexOf('_') + 1));
    }

    @Test
    void isRefusedWithAnyCharacterChanged() {
        String secret = create(Map.of()).get("key").asString();
        char other = secret.endsWith("A") ? 'B' : 'A';
        Answer answer = anyone().bearing(secret.substring(0, secret.length() - 1) + other)
                .get(STUDY);
        assertThat(answer.code()).isEqualTo("invalid-token");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void isNotReadFromTheAddress() {
        String secret = create(Map.of()).get("key").asString();
        assertThat(anyone().get(STUDY + "?access_token=" + secret + "&token=" + secret + "&key=" + secret)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isNotReplacedByACookieWhenWrong() {
        open(STUDY.split("/")[3], "DOCTOR");
        assertThat(loggedInAs("DOCTOR").get(STUDY).status()).isEqualTo(200);
        assertThat(loggedInAs("DOCTOR").bearing("yk_nothing").get(STUDY).code()).isEqualTo("invalid-token");
    }

    @Test
    void endsAtOnceWhenRevoked() {
        JsonNode key = create(Map.of());
        ApiClient program = with(key);
        assertThat(program.get(STUDY).status()).isEqualTo(200);
        assertThat(administrator.delete("/api/keys/" + key.get("id").asString()).status())
                .isEqualTo(204);
        assertThat(program.get(STUDY).code()).isEqualTo("invalid-token");
    }

    @Test
    void endsWithinASecondWhenAnotherProcessRevokedIt() {
        JsonNode key = create(Map.of());
        ApiClient program = with(key);
        assertThat(program.get(STUDY).status()).isEqualTo(200);
        database.update(
                "update access_key set revoked_at = now() where id = ?",
                key.get("id").asString());
        clock().skip(Duration.ofSeconds(1));
        assertThat(program.get(STUDY).code()).isEqualTo("invalid-token");
    }

    @Test
    void goesOnForTheGracePeriodAfterARotation() {
        JsonNode before = create(Map.of());
        JsonNode after = administrator
                .post("/api/keys/" + before.get("id").asString() + "/rotation", Map.of("graceHours", 2))
                .json();
        assertThat(with(after).get(STUDY).status()).isEqualTo(200);
        assertThat(with(before).get(STUDY).status()).isEqualTo(200);
        clock().skip(Duration.ofHours(2));
        assertThat(with(after).get(STUDY).status()).isEqualTo(200);
        assertThat(with(before).get(STUDY).code()).isEqualTo("invalid-token");
    }

    @Test
    void endsWithItsDate() {
        JsonNode key = create(
                Map.of("expiresAt", clock().instant().plus(Duration.ofHours(1)).toString()));
        assertThat(with(key).get(STUDY).status()).isEqualTo(200);
        clock().skip(Duration.ofHours(1));
        assertThat(with(key).get(STUDY).code()).isEqualTo("invalid-token");
    }

    @Test
    void worksFromItsAddressesOnly() {
        JsonNode here = create(Map.of("addresses", List.of("10.0.0.0/8", "127.0.0.1")));
        JsonNode elsewhere = create(Map.of("addresses", List.of("10.0.0.0/8")));
        assertThat(with(here).get(STUDY).status()).isEqualTo(200);
        assertThat(with(elsewhere).get(STUDY).code()).isEqualTo("address-not-allowed");
    }

    @Test
    void isToldToWaitWhenItAsksTooOften() {
        ApiClient program = with(create(Map.of("requestsPerSecond", 1)));
        Answer answer = program.get(STUDY);
        for (int i = 0; i < 20 && answer.status() == 200; i++) {
            answer = program.get(STUDY);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("rate-limited");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void saysWhenItWasLastUsed() {
        JsonNode key = create(Map.of());
        with(key).get(STUDY);
        for (JsonNode listed : administrator.get("/api/keys").json()) {
            if (listed.get("id").equals(key.get("id"))) {
                assertThat(listed.get("lastUsedAt")).isNotNull();
            }
        }
    }

    @Test
    void isRefusedToBeMadeWithWrongValues() {
        assertThat(wrong(Map.of("scopes", List.of())).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("scopes", List.of("AUDIT"))).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("scopes", List.of("EVERYTHING"))).code()).isEqualTo("malformed-body");
        assertThat(wrong(Map.of("addresses", List.of("pacs.example"))).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("addresses", List.of("10.0.0.0/99"))).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("expiresAt", "2020-01-01T00:00:00Z")).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("requestsPerSecond", 0)).code()).isEqualTo("invalid-input");
        assertThat(wrong(Map.of("name", " ")).code()).isEqualTo("invalid-input");
    }

    @Test
    void isPutDownToWhoMadeIt() {
        String id = create(Map.of()).get("id").asString();
        JsonNode newest = loggedInAs("AUDITOR")
                .get("/api/audit?action=key.created&size=1")
                .json()
                .at("/items/0");
        assertThat(newest.get("subject").asString()).isEqualTo(id);
        assertThat(newest.get("actor").asString()).isEqualTo("administrator");
    }
}
