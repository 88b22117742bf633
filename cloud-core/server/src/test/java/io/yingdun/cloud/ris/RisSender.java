package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A RIS beside the running cloud: each test class is a sender of its own. */
public abstract class RisSender extends RunningCloud {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    protected JdbcTemplate database;

    protected ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    protected static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    protected static String message(String type, String controlId, String... segments) {
        return "MSH|^~\\&|HIS|HOSPITAL|RIS|YINGDUN|20260101120000||" + type + "|" + controlId
                + "|P|2.5.1||||||UNICODE UTF-8\r" + String.join("\r", segments) + "\r";
    }

    protected static String pid(String patientId) {
        return "PID|1||" + patientId + "||Zhang^San^^^^^^A~张^三^^^^^^I||19800102|M";
    }

    protected static String admission(String controlId) {
        return message("ADT^A04", controlId, "EVN|A04", pid("P" + controlId));
    }

    /** Of one CT. */
    protected static String order(String control, String controlId, String accession, String patientId) {
        return message(
                "ORM^O01",
                controlId,
                pid(patientId),
                "ORC|" + control + "|PL|FI",
                "OBR|1|PL|FI|CT01^胸部CT平扫||||||||||||||" + accession + "|RP1|SPS1||||CT");
    }

    protected static String ask(String message) throws IOException {
        return ask(message, StandardCharsets.UTF_8);
    }

    protected static String ask(String message, Charset charset) throws IOException {
        return MllpSender.ask(hl7Port(), message, charset);
    }

    protected static void accepted(String message) throws IOException {
        assertThat(ask(message)).contains("\rMSA|AA|");
    }

    /** @return its control ID */
    protected static String send(String type, String... segments) throws IOException {
        String id = unique();
        accepted(message(type, id, segments));
        return id;
    }

    protected void apply(String type, String... segments) throws IOException {
        awaitState(send(type, segments), "APPLIED");
    }

    /** Of one CT. */
    protected void place(String accession, String patientId) throws IOException {
        String id = unique();
        accepted(order("NW", id, accession, patientId));
        awaitState(id, "APPLIED");
    }

    protected String state(String controlId) {
        return database.queryForObject(
                "select string_agg(state, ',' order by id) from ris_message where control_id = ?",
                String.class,
                controlId);
    }

    protected void awaitState(String controlId, String state) {
        await(controlId + " " + state, () -> state.equals(state(controlId)));
    }

    /** What people read of the message. */
    protected String note(String controlId) {
        return database.queryForObject("select note from ris_message where control_id = ?", String.class, controlId);
    }

    protected static void await(String what, Callable<Boolean> there) {
        Awaitility.await(what).atMost(PATIENCE).until(there);
    }

    protected long messageId(String controlId) {
        return Long.parseLong(
                database.queryForObject("select id from ris_message where control_id = ?", String.class, controlId));
    }

    protected JsonNode orders(String accession) {
        return administrator.get("/api/ris/orders?accessionNumber=" + accession).json();
    }

    /** Of today, which is when studies without an order are listed. */
    protected TestInstance instance(String patientId, String accessionNumber) {
        return TestInstance.ofNewStudy()
                .with(Tag.PatientID, patientId)
                .with(Tag.AccessionNumber, accessionNumber)
                .with(Tag.StudyDate, DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock())));
    }

    protected void store(TestInstance instance) {
        assertThat(store(service(), instance).status()).isEqualTo(200);
    }

    /** Why the study is on the list of those without an order; empty where it is not. */
    protected String unmatched(String study) {
        return database
                .queryForList(
                        "select reason from ris_unmatched_study where study_instance_uid = ?", String.class, study)
                .stream()
                .findFirst()
                .orElse("");
    }
}
