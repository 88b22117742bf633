package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the RIS's message to what stands beside the study. */
class ReportMessagesIT extends RisSender {

    private static final String PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

    private final String accession = unique();
    private final String patient = "P" + unique();
    private TestInstance images;

    @BeforeEach
    void storeAndOrder() throws IOException {
        images = instance(patient, accession);
        store(images);
        place(accession, patient);
    }

    private String obr(String status, String reportedAt) {
        return "OBR|1|PL|RP-" + accession + "|CT01^胸部CT平扫|||20260105083000|||||||||||" + accession + "||||" + reportedAt
                + "|||" + status + "|||||||501&王&医生|502&李&医生";
    }

    private void report(String status, String reportedAt, String impression) throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                obr(status, reportedAt),
                "OBX|1|TX|59776-5^Procedure findings^LN||双肺纹理清晰。\\.br\\未见结节 & 肿块^渗出。||||||" + status,
                "OBX|2|TX|19005-8^Impression^LN||" + impression + "||||||" + status);
    }

    private JsonNode reports(ApiClient reader) {
        ApiClient.Answer answer = reader.get("/api/studies/" + images.studyUid() + "/reports");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode report() {
        JsonNode reports = reports(service());
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private String orderStatus() {
        return orders(accession).get(0).get("status").asString();
    }

    @Test
    void oruSaysFindingsAndImpressionWithTheirDoctorsAndTimes() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        JsonNode report = report();
        assertThat(report.get("status").asString()).isEqualTo("FINAL");
        assertThat(report.get("findings").asString()).isEqualTo("双肺纹理清晰。\n未见结节 & 肿块^渗出。");
        assertThat(report.get("impression").asString()).isEqualTo("未见明显异常。");
        assertThat(report.get("procedure").asString()).isEqualTo("胸部CT平扫");
        assertThat(report.get("signer").asString()).isEqualTo("王医生");
        assertThat(report.get("author").asString()).isEqualTo("李医生");
        assertThat(report.get("examinedAt").asString()).isEqualTo("20260105083000");
        assertThat(report.get("reportedAt").asString()).isEqualTo("20260105101500");
    }

    @Test
    void theOrderIsReportedThenApproved() throws IOException {
        report("P", "20260105090000", "待审核");
        assertThat(orderStatus()).isEqualTo("REPORTED");
        report("F", "20260105101500", "未见明显异常。");
        assertThat(orderStatus()).isEqualTo("APPROVED");
    }

    @Test
    void aCorrectionCountsAndWhatItCorrectedIsKept() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        report("C", "20260106080000", "右肺上叶结节。");
        assertThat(report().get("impression").asString()).isEqualTo("右肺上叶结节。");
        JsonNode versions = administrator
                .get("/api/ris/reports?accessionNumber=" + accession)
                .json();
        assertThat(versions)
                .extracting(version -> version.get("status").asString() + " "
                        + version.get("counts").asBoolean())
                .containsExactly("FINAL false", "CORRECTED true");
    }

    @Test
    void aDraftThatComesLateDoesNotTakeTheFinalOnesPlace() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        report("P", "20260105090000", "待审核");
        assertThat(report().get("status").asString()).isEqualTo("FINAL");
        assertThat(orderStatus()).isEqualTo("APPROVED");
    }

    @Test
    void theSameAgainMakesNoVersion() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        report("F", "20260105101500", "未见明显异常。");
        assertThat(administrator
                        .get("/api/ris/reports?accessionNumber=" + accession)
                        .json())
                .hasSize(1);
    }

    @Test
    void oneTextIsSplitAtItsHeadings() throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                obr("F", ""),
                "OBX|1|FT|RPT^报告||检查方法：平扫\\.br\\检查所见：\\.br\\双肺清晰。\\.br\\诊断意见：未见异常。||||||F");
        JsonNode report = report();
        assertThat(report.get("text").asString()).isEqualTo("检查方法：平扫");
        assertThat(report.get("findings").asString()).isEqualTo("双肺清晰。");
        assertThat(report.get("impression").asString()).isEqualTo("未见异常。");
    }

    @Test
    void aPdfComesWithMdmAndIsReadInASandbox() throws IOException {
        String base64 = Base64.getEncoder()
                .encodeToString(PDF.getBytes(StandardCharsets.US_ASCII))
                .replaceAll(".{16}", "$0\\\\.br\\\\");
        apply(
                "MDM^T02",
                "EVN|T02|20260105101500",
                pid(patient),
                "PV1|1|O",
                "TXA|1|DI|AP|20260105083000||20260105101500|||601^王^医生|||DOC-" + unique() + "|||" + accession + "||AU",
                "OBX|1|ED|PDF^报告||HIS^Application^PDF^Base64^" + base64 + "||||||F");
        JsonNode report = report();
        assertThat(report.get("document").asBoolean()).isTrue();
        assertThat(report.get("author").asString()).isEqualTo("王医生");
        ApiClient.Answer document = service()
                .get("/api/studies/" + images.studyUid() + "/reports/"
                        + report.get("id").asLong() + "/document");
        assertThat(document.text()).isEqualTo(PDF);
        assertThat(document.header("Content-Type")).startsWith("application/pdf");
        assertThat(document.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'data.report-read' and subject = ?",
                        Long.class,
                        images.studyUid()))
                .isPositive();
    }

    @Test
    void aPdfThatIsPointedToIsWaitedForAndRead() throws IOException {
        String name = accession + ".pdf";
        String id = send(
                "ORU^R01",
                pid(patient),
                obr("F", ""),
                "OBX|1|RP|PDF||\\E\\\\E\\his\\E\\reports\\E\\" + name + "^HIS^AP^PDF||||||F");
        awaitState(id, "WAITING");
        Files.writeString(Files.createDirectories(reportFolder()).resolve(name), PDF);
        clock().skip(Duration.ofMinutes(11));
        awaitState(id, "APPLIED");
        assertThat(service()
                        .get("/api/studies/" + images.studyUid() + "/reports/"
                                + report().get("id").asLong() + "/document")
                        .text())
                .isEqualTo(PDF);
    }

    @Test
    void whatPointsElsewhereIsADeadLetterThatSaysSo() throws IOException {
        String id =
                send("ORU^R01", pid(patient), obr("F", ""), "OBX|1|RP|PDF||http://192.0.2.9/a.pdf^HIS^AP^PDF||||||F");
        awaitState(id, "DEAD");
        assertThat(note(id))
                .isEqualTo(
                        "OBX-5.1 points to no file in a folder of yingdun.hl7.report-folders: http://192.0.2.9/a.pdf");
    }

    @Test
    void theHolderOfALinkReadsWhatWasVerifiedOnly() throws IOException {
        ApiClient holder = holderOfALink();
        report("P", "20260105090000", "待审核");
        assertThat(reports(service())).hasSize(1);
        assertThat(reports(holder)).isEmpty();
        report("F", "20260105101500", "未见明显异常。");
        assertThat(reports(holder)).hasSize(1);
    }

    private ApiClient holderOfALink() {
        JsonNode link = service()
                .post(
                        "/api/links",
                        Map.of(
                                "objects",
                                List.of(Map.of("studyUid", images.studyUid())),
                                "purpose",
                                "own images",
                                "minutes",
                                60))
                .json();
        return anyone().bearing(link.get("token").asString());
    }

    @Test
    void oneThatWasTakenBackIsShownToNobody() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        apply("ORU^R01", pid(patient), obr("X", "20260106080000"));
        assertThat(reports(service())).isEmpty();
        assertThat(orderStatus()).isEqualTo("EXAMINED");
    }

    @Test
    void oneWithoutOrderAndImagesWaitsForTheOrder() throws IOException {
        String number = unique();
        String id = send(
                "ORU^R01",
                pid("P" + number),
                "OBR|1|PL|R1|CT01^CT||||||||||||||" + number + "|||||||F",
                "OBX|1|TX|IMP||ok||||||F");
        awaitState(id, "WAITING");
        accepted(order("NW", unique(), number, "P" + number));
        awaitState(id, "APPLIED");
    }

    @Test
    void oneOfAnotherPatientIsADeadLetter() throws IOException {
        String id = send("ORU^R01", pid("P" + unique()), obr("F", ""), "OBX|1|TX|IMP||ok||||||F");
        awaitState(id, "DEAD");
        assertThat(reports(service())).isEmpty();
    }

    @Test
    void twoOfOneNumberInAMessageAreADeadLetter() throws IOException {
        String id = send(
                "ORU^R01",
                pid(patient),
                obr("F", ""),
                "OBX|1|TX|IMP||chest||||||F",
                obr("F", ""),
                "OBX|1|TX|IMP||abdomen||||||F");
        awaitState(id, "DEAD");
        assertThat(reports(service())).isEmpty();
    }

    @Test
    void whatWasSentWronglyIsTakenBack() throws IOException {
        report("F", "20260105101500", "未见明显异常。");
        apply("ORU^R01", pid(patient), obr("C", "20260106080000"), "OBX|1|TX|IMP||wrong patient||||||W");
        assertThat(reports(service())).isEmpty();
    }

    @Test
    void aStepThatNobodyExaminedYetStaysOnTheWorklist() throws IOException {
        apply(
                "ORM^O01",
                pid(patient),
                "ORC|NW|PL|FI",
                "OBR|1|PL|FI|MR01^胸部MR||||||||||||||" + accession + "|RP2|SPS2||||MR");
        await("examined", () -> statuses().contains("SPS1 EXAMINED"));
        report("F", "20260105101500", "未见明显异常。");
        assertThat(statuses()).containsExactlyInAnyOrder("SPS1 APPROVED", "SPS2 REGISTERED");
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        orders(accession)
                .forEach(order -> statuses.add(order.get("scheduledStepId").asString() + " "
                        + order.get("status").asString()));
        return statuses;
    }

    @Test
    void whatIsNoPdfIsADeadLetterThatSaysSo() throws IOException {
        String id =
                send("ORU^R01", pid(patient), obr("F", ""), "OBX|1|ED|PDF||HIS^Application^PDF^Base64^SGVsbG8=||||||F");
        awaitState(id, "DEAD");
        assertThat(note(id)).isEqualTo("OBX-5.5 is no PDF, the only kind of document that is taken");
    }
}
