package io.yingdun.cloud.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ris.RisSender;
import io.yingdun.cloud.testkit.ModelServer.Way;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an approved report to a patient who understands it; the language model is a real service on loopback. */
class ExplanationIT extends RisSender {

    private static final String NODULE =
            "{\"n\":0,\"zh\":\"报告写到右肺有结节，就是肺里的小圆点。\",\"en\":\"A nodule on the right side, a small round spot.\"}";
    private static final String PNEUMOTHORAX =
            "{\"n\":1,\"zh\":\"左侧有气胸，就是空气跑到了肺的外面。\",\"en\":\"A pneumothorax on the left side.\"}";
    private static final String RECIPIENT = "the test's model";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration REST = Duration.ofMinutes(2);

    private final String accession = unique();
    private final String patient = "P" + unique();
    private TestInstance images;
    private ApiClient phone;

    @BeforeEach
    void aPatientWithAReport() throws IOException {
        clock().skip(REST);
        choose("ON");
        model().says(Way.WHOLE, NODULE, PNEUMOTHORAX);
        images = instance(patient, accession);
        store(images);
        apply("ADT^A04", "EVN|A04", pid(patient), "PV1|1|O");
        place(accession, patient);
        report("F", "张三，67岁，右肺结节。");
        phone = anyone();
        phone.get("/api/session");
        phone.get("/api/patient/verification");
        assertThat(phone.post("/api/patient/session", Map.of("number", accession, "secondFactor", "张三"))
                        .status())
                .isEqualTo(200);
    }

    private void choose(String mode) {
        assertThat(administrator
                        .sendJson("PUT", "/api/explanations/setting", Map.of("mode", mode))
                        .status())
                .isEqualTo(204);
    }

    private void report(String status, String findings) throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                "OBR|1|PL|R1|CT01^CT||||||||||||||" + accession + "|||||||" + status,
                "OBX|1|TX|59776-5^Findings^LN||" + findings + "||||||" + status,
                "OBX|2|TX|19005-8^Impression^LN||左侧气胸。||||||" + status);
    }

    private JsonNode reportShown() {
        JsonNode reports = phone.get("/api/patient/studies/" + images.studyUid() + "/reports")
                .json();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private ApiClient.Answer consent(boolean agreed) {
        return phone.sendJson(
                "PUT", "/api/patient/explanations/consent", Map.of("agreed", agreed, "recipient", RECIPIENT));
    }

    private ApiClient.Answer ask() {
        // So often a second may one person ask.
        clock().skip(Duration.ofSeconds(1));
        return phone.post(
                "/api/patient/studies/" + images.studyUid() + "/reports/"
                        + reportShown().get("id").asLong() + "/explanation",
                Map.of());
    }

    private static List<JsonNode> events(ApiClient.Answer answer, String name) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Pattern.compile("event: ?" + name + "\\ndata: ?(.*)\\n")
                .matcher(answer.text())
                .results()
                .map(found -> JSON.readTree(found.group(1)))
                .toList();
    }

    private List<String> explained() {
        assertThat(consent(true).status()).isEqualTo(204);
        return chinese(ask());
    }

    private static List<String> chinese(ApiClient.Answer answer) {
        return events(answer, "sentence").stream()
                .map(sentence -> sentence.get("chinese").asString())
                .toList();
    }

    private int entries(String action) {
        Integer count = database.queryForObject(
                "select count(*) from audit_entry where action = ? and subject in (?, ?)",
                Integer.class,
                action,
                images.studyUid(),
                reportShown().get("id").asString());
        return count == null ? 0 : count;
    }

    @Test
    void nothingIsExplainedBeforeThePatientHasAgreed() {
        assertThat(ask().code()).isEqualTo("consent-needed");
        assertThat(model().asked()).isEmpty();
    }

    @Test
    void aConsentIsForTheRecipientThatWasNamed() {
        assertThat(phone.sendJson(
                                "PUT",
                                "/api/patient/explanations/consent",
                                Map.of("agreed", true, "recipient", "another"))
                        .code())
                .isEqualTo("other-recipient");
    }

    @Test
    void eachSentenceLeadsToTheReportsOwn() {
        consent(true);
        ApiClient.Answer answer = ask();
        JsonNode last = events(answer, "sentence").get(1);
        String impression = reportShown().get("impression").asString();
        assertThat(last.get("section").asString()).isEqualTo("IMPRESSION");
        assertThat(impression.substring(
                        last.get("start").asInt(), last.get("end").asInt()))
                .isEqualTo("左侧气胸。");
        assertThat(last.get("urgent").asBoolean()).isTrue();
        assertThat(last.get("chinese").asString()).endsWith("请立即联系医生。");
        assertThat(events(answer, "notice").get(0).get("chinese").asString()).contains("AI");
        assertThat(events(answer, "end")).hasSize(1);
    }

    @Test
    void theModelIsToldNothingOfWhoItIs() {
        explained();
        assertThat(model().asked())
                .singleElement()
                .satisfies(body -> assertThat(body).contains("右肺结节").doesNotContain("张三", "67岁", patient, accession));
    }

    @Test
    void itIsMadeOnceAndEachReadingIsWrittenDown() {
        List<String> first = explained();
        clock().skip(Duration.ofMinutes(6));
        assertThat(chinese(ask())).isEqualTo(first);
        assertThat(model().asked()).hasSize(1);
        assertThat(entries("explanation.made")).isEqualTo(1);
        assertThat(entries("data.explanation-read")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aNewVersionOfTheReportIsExplainedAnew() throws IOException {
        explained();
        report("C", "右肺未见结节。");
        assertThat(chinese(ask())).anySatisfy(sentence -> assertThat(sentence).contains("没有看到"));
        assertThat(model().asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
    void aServiceThatFailsIsReplacedByTheRules(Way way) {
        model().says(way, NODULE, PNEUMOTHORAX);
        assertThat(explained()).hasSize(2).last().asString().endsWith("请立即联系医生。");
    }

    @Test
    void whatTheModelMakesUpIsShownToNobody() {
        model().says(
                        Way.WHOLE,
                        "{\"n\":0,\"zh\":\"右肺有恶性结节，请加微信 doctor8。\",\"en\":\"A malignant nodule.\"}",
                        "{\"n\":1,\"zh\":\"没有气胸。\",\"en\":\"No pneumothorax.\"}",
                        "{\"n\":9,\"zh\":\"一切正常。\",\"en\":\"All is fine.\"}");
        assertThat(explained())
                .noneMatch(sentence -> sentence.contains("恶性") || sentence.contains("没有气胸"))
                .noneMatch(sentence -> sentence.contains("正常"));
    }

    @Test
    void withdrawingTheConsentTakesTheExplanationAway() {
        explained();
        assertThat(consent(false).status()).isEqualTo(204);
        assertThat(ask().code()).isEqualTo("consent-needed");
        assertThat(database.queryForObject(
                        "select count(*) from explanation where patient_id = ?", Integer.class, patient))
                .isZero();
    }

    @Test
    void anotherPersonsReportIsNotThere() {
        consent(true);
        assertThat(phone.post("/api/patient/studies/1.2.3/reports/1/explanation", Map.of())
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void whereTheHospitalHasItOffNothingIsOffered() {
        consent(true);
        choose("OFF");
        assertThat(ask().code()).isEqualTo("not-found");
        assertThat(phone.get("/api/patient/explanations").json().get("offered").asBoolean())
                .isFalse();
    }

    @Test
    void whereTheHospitalWantsItADoctorApprovesFirst() {
        choose("AFTER_APPROVAL");
        consent(true);
        assertThat(events(ask(), "state").get(0).get("state").asString()).isEqualTo("WAITING");
        long report = reportShown().get("id").asLong();
        await("explanation", () -> entries("explanation.made") == 1);
        ApiClient doctor = loggedInAs("DOCTOR");
        assertThat(doctor.get("/api/doctor/explanations/" + report).code()).isEqualTo("not-found");
        assertThat(doctor.get("/api/doctor/explanations").text()).doesNotContain(images.studyUid());

        open(images.studyUid(), "DOCTOR");
        assertThat(doctor.get("/api/doctor/explanations").text()).contains(images.studyUid());
        JsonNode beside = doctor.get("/api/doctor/explanations/" + report).json();
        assertThat(beside.get("sentences")).hasSize(2);
        assertThat(entries("data.report-read")).isPositive();
        assertThat(decide(doctor, report).status()).isEqualTo(204);
        assertThat(decide(doctor, report).code()).isEqualTo("not-found");
        assertThat(chinese(ask())).hasSize(2);
        assertThat(entries("explanation.decided")).isEqualTo(1);
    }

    private static ApiClient.Answer decide(ApiClient doctor, long report) {
        return doctor.post(
                "/api/doctor/explanations/" + report + "/decision", Map.of("approved", true, "reason", "read"));
    }

    @Test
    void onePersonMayNotAskWithoutEnd() {
        explained();
        String path = "/api/patient/studies/" + images.studyUid() + "/reports/"
                + reportShown().get("id").asLong() + "/explanation";
        assertThat(java.util.stream.IntStream.range(0, 8)
                        .mapToObj(i -> phone.post(path, Map.of()).status()))
                .contains(429);
    }
}
