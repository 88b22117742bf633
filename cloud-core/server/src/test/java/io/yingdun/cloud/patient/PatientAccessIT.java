package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.ris.RisSender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a number on a slip to a person's own examinations. The second factor is the name. */
class PatientAccessIT extends RisSender {

    private static final AuditActor BY = new AuditActor("test", "TEST", "");

    @Autowired
    private Corrections corrections;

    @Autowired
    private SentCodes sent;

    private final String accession = unique();
    private final String patient = "P" + unique();
    private final String visit = "V" + unique();
    private final String phone = "139" + digits(8);
    private final String idCard = idCard();
    private TestInstance images;

    private static String digits(int length) {
        return String.format(
                Locale.ROOT, "%0" + length + "d", ThreadLocalRandom.current().nextInt(100_000_000));
    }

    private static String idCard() {
        LocalDate born =
                LocalDate.of(1940, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(20_000));
        String first = "110105" + DateTimeFormatter.BASIC_ISO_DATE.format(born)
                + digits(8).substring(5);
        return first + IdCard.checkOf(first);
    }

    @BeforeEach
    void anExaminedPatient() throws IOException {
        images = instance(patient, accession);
        store(images);
        apply("ADT^A04", "EVN|A04", said(patient), "PV1|1|O|||||||||||||||||" + visit);
        place(accession, patient);
    }

    /** With ID card and phone. */
    private String said(String patientId) {
        return "PID|1||" + patientId + "~" + idCard + "^^^^NI||Zhang^San^^^^^^A~张^三^^^^^^I||19800102|M|||||+86 "
                + phone;
    }

    private void report(String status) throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                "OBR|1|PL|R1|CT01^CT||||||||||||||" + accession + "|||||||" + status,
                "OBX|1|TX|19005-8^Impression^LN||未见异常。||||||" + status);
    }

    private ApiClient phone() {
        ApiClient browser = anyone();
        browser.get("/api/session");
        browser.get("/api/patient/verification");
        return browser;
    }

    private static ApiClient.Answer verify(ApiClient browser, String number, String name) {
        return browser.post("/api/patient/session", Map.of("number", number, "secondFactor", name));
    }

    private ApiClient verified() {
        ApiClient browser = phone();
        ApiClient.Answer answer = verify(browser, accession, "张三");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return browser;
    }

    private static JsonNode studies(ApiClient browser) {
        ApiClient.Answer answer = browser.get("/api/patient/studies");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> kindsOfNumber() {
        return List.of(accession, patient, visit, idCard, idCard.toLowerCase(Locale.ROOT));
    }

    @Test
    void everyKindOfNumberWillDoTogetherWithTheName() {
        for (String number : kindsOfNumber()) {
            ApiClient browser = phone();
            ApiClient.Answer answer = verify(browser, number, " 张 三");
            assertThat(answer.status()).as(number).isEqualTo(200);
            assertThat(answer.json().get("name").asString()).isEqualTo("张*");
            assertThat(studies(browser)).hasSize(1);
        }
    }

    @Test
    void aNumberThatExistsIsAnsweredAsOneThatDoesNot() {
        ApiClient.Answer wrongName = verify(phone(), accession, "李四");
        ApiClient.Answer nobodys = verify(phone(), unique(), "李四");
        assertThat(wrongName.code()).isEqualTo("not-verified");
        assertThat(nobodys.status()).isEqualTo(401);
        assertThat(told(nobodys)).isEqualTo(told(wrongName));
    }

    /** Without the number of the answer itself. */
    private static String told(ApiClient.Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]+\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "%", "' or '1'='1", "P*", "?????????????"})
    void wildcardsAndStatementsAreNumbersLikeOthers(String number) {
        assertThat(verify(phone(), number, "张三").code()).isEqualTo("not-verified");
    }

    @Test
    void anEmptyNameIsNobodys() {
        assertThat(verify(phone(), accession, " ").code()).isEqualTo("not-verified");
    }

    @Test
    void afterFiveFailuresANumberWaitsFromEverywhere() {
        for (int i = 0; i < 5; i++) {
            assertThat(verify(phone(), accession, "李四").status()).isEqualTo(401);
        }
        ApiClient.Answer waiting = verify(phone(), accession, "张三");
        assertThat(waiting.code()).isEqualTo("too-many-attempts");
        assertThat(waiting.header("Retry-After")).isNotEmpty();
        clock().skip(Duration.ofSeconds(31));
        assertThat(verify(phone(), accession, "张三").status()).isEqualTo(200);
    }

    @Test
    void aDeviceWaitsAfterTenFailuresAtAnyNumber() {
        clock().skip(Duration.ofMinutes(61));
        ApiClient browser = phone();
        for (int i = 0; i < 10; i++) {
            assertThat(verify(browser, unique(), "李四").status()).isEqualTo(401);
        }
        assertThat(verify(browser, unique(), "李四").code()).isEqualTo("too-many-attempts");
        assertThat(verify(phone(), unique(), "李四").code()).isEqualTo("not-verified");
    }

    @Test
    void theListSaysHowFarEachExaminationIs() throws IOException {
        ApiClient browser = verified();
        String later = unique();
        place(later, patient);
        JsonNode before = studies(browser);
        assertThat(before)
                .extracting(
                        one -> one.get("accessionNumber").asString(),
                        one -> one.get("reports").asInt())
                .containsExactlyInAnyOrder(tuple(accession, 0), tuple(later, 0));
        report("F");
        assertThat(studies(browser)).anySatisfy(one -> {
            assertThat(one.get("studyInstanceUid").asString()).isEqualTo(images.studyUid());
            assertThat(one.get("procedure").asString()).isEqualTo("胸部CT平扫");
            assertThat(one.get("status").asString()).isEqualTo("APPROVED");
            assertThat(one.get("reports").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aReportIsReadWhenItIsVerified() throws IOException {
        ApiClient browser = verified();
        String path = "/api/patient/studies/" + images.studyUid() + "/reports";
        report("P");
        assertThat(browser.get(path).json()).isEmpty();
        report("F");
        assertThat(browser.get(path).json().get(0).get("impression").asString()).isEqualTo("未见异常。");
    }

    @Test
    void nothingOfAnotherPatientIsThere() {
        TestInstance others = instance("P" + unique(), unique());
        store(others);
        ApiClient browser = verified();
        String path = "/api/patient/studies/" + others.studyUid();
        assertThat(browser.get(path + "/reports").code()).isEqualTo("not-found");
        assertThat(browser.get(path + "/reports/1/document").code()).isEqualTo("not-found");
        assertThat(browser.get(path + "/viewings").code()).isEqualTo("not-found");
        assertThat(browser.post(path + "/link", Map.of()).code()).isEqualTo("not-found");
        assertThat(studies(browser).toString()).doesNotContain(others.studyUid());
    }

    @Test
    void theSessionOpensNoOtherRoute() {
        ApiClient browser = verified();
        assertThat(browser.get("/dicomweb/studies/" + images.studyUid() + "/metadata")
                        .status())
                .isEqualTo(401);
        assertThat(browser.get("/api/ris/orders").status()).isEqualTo(401);
    }

    @Test
    void theViewerOpensTheStudyByALinkOfAnHour() {
        ApiClient.Answer given = verified().post("/api/patient/studies/" + images.studyUid() + "/link", Map.of());
        assertThat(given.status()).isEqualTo(201);
        ApiClient viewer = anyone().bearing(given.json().get("token").asString());
        String metadata = "/dicomweb/studies/" + images.studyUid() + "/metadata";
        assertThat(viewer.get(metadata, "Accept", "application/dicom+json").status())
                .isEqualTo(200);
        clock().skip(Duration.ofMinutes(61));
        assertThat(viewer.get(metadata, "Accept", "application/dicom+json").status())
                .isEqualTo(401);
    }

    @Test
    void examinationsComeTogetherWhenPatientsAreMerged() {
        String other = "P" + unique();
        TestInstance otherImages = instance(other, unique());
        store(otherImages);
        ApiClient browser = verified();
        assertThat(studies(browser)).hasSize(1);
        corrections.merge(
                corrections.patientOf(patient, "").orElseThrow().id(),
                corrections.patientOf(other, "").orElseThrow().id(),
                "one person",
                BY);
        assertThat(studies(browser).toString()).contains(images.studyUid(), otherImages.studyUid());
    }

    @Test
    void thePatientIsToldWhoHasSeenTheStudy() throws IOException {
        report("F");
        ApiClient browser = verified();
        browser.get("/api/patient/studies/" + images.studyUid() + "/reports");
        open(images.studyUid(), "DOCTOR");
        ApiClient doctor = loggedInAs("DOCTOR");
        String rendered = "/dicomweb/studies/" + images.studyUid() + "/rendered";
        for (int i = 0; i < 3; i++) {
            assertThat(doctor.get(rendered, "Accept", "image/jpeg").status()).isEqualTo(200);
        }
        JsonNode seen = browser.get("/api/patient/studies/" + images.studyUid() + "/viewings")
                .json();
        assertThat(seen)
                .extracting(
                        one -> one.get("by").asString(), one -> one.get("what").asString())
                .containsExactly(tuple("DOCTOR", "RENDERED"), tuple("PATIENT", "REPORT"));
    }

    @Test
    void everyLookIsWrittenDown() {
        ApiClient browser = verified();
        studies(browser);
        browser.get("/api/patient/studies/" + images.studyUid() + "/reports");
        String name =
                "patient " + corrections.patientOf(patient, "").orElseThrow().id();
        assertThat(database.queryForList(
                        "select action from audit_entry where actor = ? and role = 'PATIENT' order by sequence",
                        String.class,
                        name))
                .containsExactly("patient.session-opened", "data.searched", "data.report-read");
    }

    @Test
    void aPageThatIsLoadedAgainIsToldWhoseSessionItIs() {
        JsonNode visit = verified().get("/api/patient/session").json();
        assertThat(visit.get("name").asString()).isEqualTo("张*");
        assertThat(visit.get("idleSeconds").asLong())
                .isEqualTo(Duration.ofMinutes(15).toSeconds());
        assertThat(phone().get("/api/patient/session").code()).isEqualTo("not-logged-in");
    }

    @Test
    void aSessionEndsByItselfAndByHand() {
        ApiClient idle = verified();
        clock().skip(Duration.ofMinutes(16));
        assertThat(idle.get("/api/patient/studies").code()).isEqualTo("not-logged-in");
        ApiClient browser = verified();
        assertThat(browser.delete("/api/patient/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/patient/studies").code()).isEqualTo("not-logged-in");
    }

    private static String ticket(ApiClient browser, String phone) {
        ApiClient.Answer answer = browser.post("/api/patient/codes", Map.of("phone", phone));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().get("ticket").asString();
    }

    private static ApiClient.Answer redeem(ApiClient browser, String ticket, String code) {
        return browser.post("/api/patient/session", Map.of("ticket", ticket, "code", code));
    }

    private String arrivedCode() {
        await("the code", () -> !sent.to(phone).isEmpty());
        return sent.to(phone);
    }

    @Test
    void aCodeOpensThePhonesOwnersExaminationsOnce() {
        ApiClient browser = phone();
        String ticket = ticket(browser, "+86 " + phone);
        String code = arrivedCode();
        assertThat(redeem(phone(), ticket(phone(), "138" + digits(8)), code).code())
                .isEqualTo("not-verified");
        assertThat(redeem(browser, ticket, code).status()).isEqualTo(200);
        assertThat(studies(browser)).hasSize(1);
        assertThat(redeem(phone(), ticket, code).code()).isEqualTo("not-verified");
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        String ticket = ticket(phone(), phone);
        String code = arrivedCode();
        clock().skip(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(redeem(phone(), ticket, code).code()).isEqualTo("not-verified");
    }

    @Test
    void aPhoneIsSentOneCodeAtATime() {
        ticket(phone(), phone);
        assertThat(phone().post("/api/patient/codes", Map.of("phone", phone)).code())
                .isEqualTo("too-many-attempts");
    }

    @Test
    void aPhoneThatIsNobodysIsAnsweredAlikeAndSentNothing() {
        String nobodys = "138" + digits(8);
        assertThat(ticket(phone(), nobodys)).hasSize(43);
        assertThat(sent.to(nobodys)).isEmpty();
    }
}
