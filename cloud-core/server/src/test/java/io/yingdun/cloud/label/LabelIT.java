package io.yingdun.cloud.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ris.RisSender;
import io.yingdun.foundation.testkit.ApiClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an order to what a phone is told that scans its label. */
class LabelIT extends RisSender {

    private final String accession = unique();
    private final String patient = "P" + unique();

    @BeforeEach
    void order() throws IOException {
        place(accession, patient);
    }

    private long order(String number) {
        return orders(number).get(0).get("id").asLong();
    }

    private ApiClient.Answer print(Map<String, Object> wanted) {
        ApiClient.Answer answer = administrator.post("/api/ris/labels", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private BufferedImage label() throws IOException {
        return PrintedLabels.of(
                        print(Map.of("orders", List.of(order(accession)))).body())
                .get(0);
    }

    private static String token(BufferedImage label) {
        String link = LabelReader.qr(label).orElseThrow();
        return link.substring(link.indexOf('#') + 1);
    }

    private ApiClient.Answer scanned(String token) {
        ApiClient phone = anyone();
        phone.get("/api/session");
        return phone.post("/api/pickup", Map.of("token", token));
    }

    /** Without the number of the answer itself. */
    private static String told(ApiClient.Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]+\"", "");
    }

    private void approve() throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                "OBR|1|PL|R1|CT01^CT||||||||||||||" + accession + "|||||||F",
                "OBX|1|TX|19005-8^Impression^LN||未见异常。||||||F");
    }

    @Test
    void aBatchHasAPageForEachOrder() throws IOException {
        String other = unique();
        place(other, patient);
        ApiClient.Answer answer = print(Map.of("orders", List.of(order(accession), order(other))));
        assertThat(answer.header("Content-Type")).startsWith("application/pdf");
        List<BufferedImage> pages = PrintedLabels.of(answer.body());
        assertThat(pages).hasSize(2);
        assertThat(LabelReader.code128(pages.get(0))).contains(accession);
        assertThat(LabelReader.code128(pages.get(1))).contains(other);
    }

    @Test
    void oneLabelComesAsPicture() throws IOException {
        ApiClient.Answer answer = print(Map.of("orders", List.of(order(accession)), "format", "PNG"));
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(LabelReader.code128(ImageIO.read(new ByteArrayInputStream(answer.body()))))
                .contains(accession);
    }

    @Test
    void theQrCodeHoldsNothingOfThePatient() throws IOException {
        assertThat(LabelReader.qr(label()).orElseThrow())
                .matches("https://localhost:\\d+/q#[A-Za-z0-9_-]{43}")
                .doesNotContain(patient)
                .doesNotContain(accession);
    }

    @Test
    void whoScansItIsToldHowFarTheReportIs() throws IOException {
        String token = token(label());
        assertThat(scanned(token).text()).isEqualTo("{\"status\":\"REGISTERED\",\"ready\":false}");
        approve();
        assertThat(scanned(token).text()).isEqualTo("{\"status\":\"APPROVED\",\"ready\":true}");
    }

    @Test
    void whoScansItIsWrittenDown() throws IOException {
        assertThat(scanned(token(label())).status()).isEqualTo(200);
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'data.status-read' and actor = (select"
                                + " 'label link ' || max(id) from label_link where order_id = ?)",
                        Long.class,
                        order(accession)))
                .isEqualTo(1);
    }

    @Test
    void whatWasRevokedIsAnsweredAsWhatNeverWas() throws IOException {
        String token = token(label());
        assertThat(administrator.delete("/api/ris/labels/" + order(accession)).status())
                .isEqualTo(204);
        ApiClient.Answer revoked = scanned(token);
        assertThat(revoked.status()).isEqualTo(404);
        assertThat(told(revoked)).isEqualTo(told(scanned("made-up")));
        assertThat(administrator.delete("/api/ris/labels/" + order(accession)).code())
                .isEqualTo("not-found");
        assertThat(audited()).containsExactly("label.printed", "label.revoked");
    }

    @Test
    void aSecondPrintLeavesTheFirstInForceUnlessItRenews() throws IOException {
        String first = token(label());
        String second = token(label());
        assertThat(scanned(first).status()).isEqualTo(200);
        BufferedImage renewed = PrintedLabels.of(print(Map.of("orders", List.of(order(accession)), "renew", true))
                        .body())
                .get(0);
        assertThat(scanned(first).status()).isEqualTo(404);
        assertThat(scanned(second).status()).isEqualTo(404);
        assertThat(scanned(token(renewed)).status()).isEqualTo(200);
        assertThat(audited()).containsExactly("label.printed", "label.printed", "label.renewed");
    }

    @Test
    void aRenewedBatchTakesNothingBackOfWhatItPrintsItself() throws IOException {
        long order = order(accession);
        for (BufferedImage label : PrintedLabels.of(
                print(Map.of("orders", List.of(order, order), "renew", true)).body())) {
            assertThat(scanned(token(label)).status()).isEqualTo(200);
        }
    }

    private List<String> audited() {
        return database.queryForList(
                "select action from audit_entry where subject = ? and action like 'label.%' order by sequence",
                String.class, Long.toString(order(accession)));
    }

    private ApiClient.Answer shown(String token, String name) {
        ApiClient phone = anyone();
        phone.get("/api/session");
        return phone.post("/api/patient/session", Map.of("label", token, "secondFactor", name));
    }

    @Test
    void aLabelIsANumberThatNobodyTypes() throws IOException {
        apply("ADT^A04", "EVN|A04", pid(patient));
        String token = token(label());
        assertThat(shown(token, "李四").code()).isEqualTo("not-verified");
        ApiClient.Answer opened = shown(token, "张三");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.json().get("accessionNumber").asString()).isEqualTo(accession);
        assertThat(shown("made-up", "张三").code()).isEqualTo("not-verified");
    }

    @Test
    void whatWasCancelledHasNoLabel() throws IOException {
        String token = token(label());
        apply("ORM^O01", pid(patient), "ORC|CA||" + accession);
        assertThat(scanned(token).status()).isEqualTo(404);
        assertThat(administrator
                        .post("/api/ris/labels", Map.of("orders", List.of(order(accession))))
                        .code())
                .isEqualTo("order-cancelled");
    }

    @Test
    void oneThatIsNotThereIsPrintedForNobodyInTheBatch() {
        long before = links();
        assertThat(administrator
                        .post("/api/ris/labels", Map.of("orders", List.of(order(accession), Long.MAX_VALUE)))
                        .code())
                .isEqualTo("not-found");
        assertThat(links()).isEqualTo(before);
    }

    private long links() {
        return Long.parseLong(database.queryForObject(
                "select count(*) from label_link where order_id = ?", String.class, order(accession)));
    }
}
