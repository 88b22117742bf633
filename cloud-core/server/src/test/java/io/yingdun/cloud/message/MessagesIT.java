package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.CloudServer;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.MovableTime;
import io.yingdun.foundation.testkit.RunningSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** From a verified report to a message handed over to WeChat or to Alibaba Cloud, which are on loopback. */
@SpringBootTest(classes = CloudServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(MovableTime.class)
class MessagesIT extends RunningSite {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesIT.class);
    private static final Path DATA = newDataDirectory();
    private static final int PORT_BASE = FreePorts.base(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String IMPRESSION = "右肺上叶占位";
    private static final Providers PROVIDERS;
    private static final Path SECRETS;

    static {
        try {
            PROVIDERS = new Providers();
            SECRETS = Providers.credentials(DATA);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Autowired
    private JdbcTemplate database;

    private final Hospital hospital = new Hospital(PORT_BASE + 4);

    @DynamicPropertySource
    static void options(DynamicPropertyRegistry options) {
        options.add("yingdun.data-dir", DATA::toString);
        options.add("yingdun.port-base", () -> PORT_BASE);
        options.add("yingdun.access.first-accounts-file", () -> DATA.resolve("accounts.json"));
        options.add("yingdun.patient.second-factor", () -> "NAME");
        options.add("yingdun.message.link", () -> "https://images.hospital.example/patient/");
        options.add("yingdun.message.credentials-file", SECRETS::toString);
        options.add("yingdun.message.wechat.address", PROVIDERS::address);
        options.add("yingdun.message.wechat.app-id", () -> Providers.APP_ID);
        options.add("yingdun.message.wechat.template", () -> Providers.TEMPLATE);
        options.add("yingdun.message.sms.provider", () -> "ALIYUN");
        options.add("yingdun.message.sms.address", PROVIDERS::address);
        options.add("yingdun.message.sms.sign-name", () -> Providers.SIGN);
        options.add("yingdun.message.sms.template", () -> Providers.SMS_TEMPLATE);
    }

    @Override
    protected URI address() {
        return URI.create("https://localhost:" + (PORT_BASE + 2));
    }

    @Override
    protected Path accountsFile() {
        return DATA.resolve("accounts.json");
    }

    @BeforeEach
    void atTen() {
        PROVIDERS.goBy(clock());
        skipTo(LocalTime.of(10, 0));
    }

    /** The next time that it is so late. */
    private void skipTo(LocalTime time) {
        LocalDateTime now = LocalDateTime.ofInstant(clock().instant(), ZoneId.systemDefault());
        LocalDateTime then = now.with(time);
        clock().skip(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }

    private Map<String, Object> message() {
        List<Map<String, Object>> rows =
                database.queryForList("select * from message where accession_number = ?", hospital.accession);
        assertThat(rows).hasSizeLessThan(2);
        return rows.isEmpty() ? Map.of("state", "NONE") : rows.get(0);
    }

    private Map<String, Object> awaitState(String state) {
        await(state).atMost(PATIENCE).until(() -> message().get("state").equals(state));
        return message();
    }

    private void awaitTried(int times) {
        await("tried " + times)
                .atMost(PATIENCE)
                .until(() -> Integer.valueOf(times).equals(message().get("tries")));
    }

    private String bound() {
        String openId = "o" + Hospital.unique();
        database.update(
                "insert into message_wechat (patient_id, issuer, openid, bound_at) values (?, '', ?, now())",
                hospital.patient,
                openId);
        return openId;
    }

    private long id() {
        return ((Number) message().get("id")).longValue();
    }

    private ApiClient.Answer resend() {
        return loggedInAs("ADMINISTRATOR")
                .post("/api/messages/" + id() + "/resending", Map.of("reason", "template approved now"));
    }

    @Test
    void aPatientGetsAShortMessageThatNamesNeitherThemNorWhatTheReportSays() throws IOException {
        hospital.ordered().report("F", IMPRESSION);
        awaitState("SENT");
        assertThat(PROVIDERS.takenBy(hospital.phone))
                .singleElement()
                .satisfies(one -> assertThat(one.body())
                        .contains("张*丰", "CT检查")
                        .doesNotContain("张三丰", IMPRESSION, "肺癌", hospital.accession, hospital.patient));
    }

    @Test
    void whoIsBoundGetsItByWeChatInstead() throws IOException {
        hospital.ordered();
        String openId = bound();
        hospital.report("F", IMPRESSION);
        awaitState("SENT");
        assertThat(PROVIDERS.takenBy(hospital.phone)).isEmpty();
        assertThat(PROVIDERS.takenBy(openId))
                .singleElement()
                .satisfies(one -> assertThat(one.body())
                        .contains("张*丰", "CT检查", "\"https://images.hospital.example/patient/\"", "client_msg_id")
                        .doesNotContain("张三丰", IMPRESSION, "肺癌", hospital.accession, hospital.patient));
    }

    @Test
    void whoFollowsTheAccountNoMoreGetsAShortMessage() throws IOException {
        hospital.ordered();
        bound();
        PROVIDERS.refuseNext("43004");
        hospital.report("F", IMPRESSION);
        assertThat(awaitState("SENT")).containsEntry("way", "SMS");
        assertThat(PROVIDERS.takenBy(hospital.phone)).hasSize(1);
    }

    @Test
    void aTokenThatWeChatDoesNotTakeIsRenewedOnce() throws IOException {
        hospital.ordered();
        String openId = bound();
        PROVIDERS.forgetToken();
        int before = PROVIDERS.tokensGiven();
        hospital.report("F", IMPRESSION);
        awaitState("SENT");
        assertThat(PROVIDERS.takenBy(openId)).hasSize(1);
        assertThat(PROVIDERS.tokensGiven()).isEqualTo(before + 1);
    }

    @Test
    void aMessageBeyondTheRateIsTriedAgainAndLater() throws IOException {
        hospital.ordered();
        PROVIDERS.refuseNext("isv.BUSINESS_LIMIT_CONTROL", "Throttling.User");
        hospital.report("F", IMPRESSION);
        awaitTried(1);
        assertThat(message()).containsEntry("state", "WAITING");
        clock().skip(Duration.ofSeconds(31));
        awaitTried(2);
        assertThat(message().get("note").toString()).contains("Throttling.User");
        clock().skip(Duration.ofSeconds(61));
        awaitState("SENT");
        assertThat(PROVIDERS.takenBy(hospital.phone)).hasSize(1);
    }

    @Test
    void aTemplateThatIsRefusedIsForAPersonWhoSendsTheMessageAgain() throws IOException {
        hospital.ordered();
        bound();
        PROVIDERS.refuseNext("40037");
        hospital.report("F", IMPRESSION);
        awaitState("DEAD");
        JsonNode dead = loggedInAs("ADMINISTRATOR").get("/api/messages").json();
        assertThat(dead.get("ways").toString()).isEqualTo("[\"WECHAT\",\"SMS\"]");
        assertThat(dead.get("messages")).anySatisfy(one -> {
            assertThat(one.get("accessionNumber").asString()).isEqualTo(hospital.accession);
            assertThat(one.get("note").asString()).contains("WeChat 40037");
        });
        assertThat(resend().status()).isEqualTo(202);
        awaitState("SENT");
        assertThat(resend().code()).isEqualTo("message-not-dead");
        assertThat(database.queryForList(
                        "select action from audit_entry where action like 'message.%' and subject = ? order by sequence",
                        String.class, Long.toString(id())))
                .containsExactly("message.settled", "message.resent", "message.settled");
    }

    @Test
    void aProviderThatIsAwayForTwoDaysLeavesTheMessageToAPerson() throws IOException {
        hospital.ordered();
        PROVIDERS.refuseNext("isp.SYSTEM_ERROR", "isp.SYSTEM_ERROR");
        hospital.report("F", IMPRESSION);
        awaitTried(1);
        clock().skip(Duration.ofDays(2));
        awaitState("DEAD");
    }

    @Test
    void whatIsSaidAgainOrCorrectedIsAnnouncedOnce() throws IOException {
        String said = hospital.ordered().report("F", IMPRESSION);
        awaitState("SENT");
        hospital.repeat(said);
        hospital.report("F", IMPRESSION);
        hospital.report("C", "未见占位");
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(1)
                        .equals(database.queryForObject(
                                "select count(*) from report_version v join report r on r.id = v.report"
                                        + " where r.accession_number = ? and v.status = 'CORRECTED'",
                                Integer.class,
                                hospital.accession)));
        assertThat(PROVIDERS.takenBy(hospital.phone)).hasSize(1);
        assertThat(message()).containsEntry("state", "SENT");
    }

    @Test
    void aDraftIsNotAnnounced() throws IOException {
        hospital.ordered().report("P", IMPRESSION);
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(1)
                        .equals(database.queryForObject(
                                "select count(*) from report where accession_number = ?",
                                Integer.class,
                                hospital.accession)));
        assertThat(message()).containsEntry("state", "NONE");
    }

    @Test
    void inTheNightNothingIsSentUntilTheMorning() throws IOException {
        hospital.ordered();
        skipTo(LocalTime.of(23, 0));
        hospital.report("F", IMPRESSION);
        awaitState("WAITING");
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> PROVIDERS.takenBy(hospital.phone).isEmpty());
        skipTo(LocalTime.of(7, 0));
        awaitState("SENT");
    }

    @Test
    void aReportThatIsTakenBackInTheNightIsAnnouncedWhenItIsVerifiedAgain() throws IOException {
        hospital.ordered();
        skipTo(LocalTime.of(23, 0));
        hospital.report("F", IMPRESSION);
        awaitState("WAITING");
        hospital.report("X", "");
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(1)
                        .equals(database.queryForObject(
                                "select count(*) from report_version v join report r on r.id = v.report"
                                        + " where r.accession_number = ? and v.status = 'CANCELLED'",
                                Integer.class,
                                hospital.accession)));
        skipTo(LocalTime.of(7, 0));
        awaitState("WITHDRAWN");
        hospital.report("F", "未见占位");
        awaitState("SENT");
        assertThat(PROVIDERS.takenBy(hospital.phone)).hasSize(1);
    }

    @Test
    void aPatientWhoWantsNoMessagesGetsNone() throws IOException {
        hospital.ordered();
        await().atMost(PATIENCE).until(() -> choose(false) == 204);
        hospital.report("F", IMPRESSION);
        assertThat(awaitState("LEFT")).containsEntry("note", "The patient wants no messages.");
        assertThat(PROVIDERS.takenBy(hospital.phone)).isEmpty();
    }

    private int choose(boolean wanted) {
        return loggedInAs("ADMINISTRATOR")
                .sendJson(
                        "PUT",
                        "/api/messages/choice",
                        Map.of("patientId", hospital.patient, "issuer", "", "wanted", wanted))
                .status();
    }

    @Test
    void aPatientChoosesByTheirOwnSession() throws IOException {
        hospital.ordered().report("F", IMPRESSION);
        awaitState("SENT");
        ApiClient browser = anyone();
        browser.get("/api/session");
        browser.get("/api/patient/verification");
        browser.post("/api/patient/session", Map.of("number", hospital.patient, "secondFactor", "张三丰"));
        assertThat(browser.get("/api/patient/messages").json().get("wanted").asBoolean())
                .isTrue();
        assertThat(browser.sendJson("PUT", "/api/patient/messages", Map.of("wanted", false))
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/api/patient/messages").json().get("wanted").asBoolean())
                .isFalse();
    }

    @Test
    void aPatientWithoutAMobilePhoneIsOnTheListWithTheReason() throws IOException {
        hospital.ordered("010-62345678").report("F", IMPRESSION);
        assertThat(awaitState("LEFT").get("note").toString()).contains("mobile phone");
    }

    /** Figures, in the log: from the RIS's acknowledged message to the provider, over HL7 inbox, report and outbox. */
    @Test
    void aVerifiedReportIsHandedOver() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            Hospital one = new Hospital(PORT_BASE + 4).ordered();
            long sent = System.nanoTime();
            one.report("F", IMPRESSION);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> !PROVIDERS.takenBy(one.phone).isEmpty());
            millis.add(TimeUnit.NANOSECONDS.toMillis(
                    PROVIDERS.takenBy(one.phone).get(0).atNanos() - sent));
        }
        millis.sort(Long::compare);
        LOG.info(
                "From sending a verified report to the message at the provider: median {} ms, p90 {} ms, most {} ms of {}",
                millis.get(15),
                millis.get(27),
                millis.get(29),
                millis.size());
        assertThat(millis).hasSize(30);
    }
}
