package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Corrections;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrdersIT extends RisSender {

    @Autowired
    private Corrections corrections;

    private final String accession = unique();
    private final String patient = unique();

    private void place() throws IOException {
        apply(
                "ORM^O01",
                pid(patient + "^^^HOSP^MR"),
                "ORC|NW|PL7|FI7|||||||||||||||",
                "TQ1|||||||20260105083000",
                "OBR|1|PL7|FI7|CT01^胸部CT平扫||||||||||||||" + accession + "|RP7|SPS7||||CT",
                "ZDS|1.2.3.4^YINGDUN^Application^DICOM");
    }

    private String order(String control, String patientOfIt, String placer) throws IOException {
        return send(
                "ORM^O01",
                pid(patientOfIt),
                "ORC|" + control + "|" + placer + "|FI9",
                "OBR|1|" + placer + "|FI9|CT09^头颅CT||||||||||||||" + accession);
    }

    private JsonNode order() {
        JsonNode orders = orders(accession);
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }

    @Test
    void areMadeFromOrm() throws IOException {
        place();
        JsonNode order = order();
        assertThat(order.get("status").asString()).isEqualTo("REGISTERED");
        assertThat(order.get("scheduledStepId").asString()).isEqualTo("SPS7");
        assertThat(order.get("requestedProcedureId").asString()).isEqualTo("RP7");
        assertThat(order.get("placerNumber").asString()).isEqualTo("PL7");
        assertThat(order.get("fillerNumber").asString()).isEqualTo("FI7");
        assertThat(order.get("procedureText").asString()).isEqualTo("胸部CT平扫");
        assertThat(order.get("modality").asString()).isEqualTo("CT");
        assertThat(order.get("startDate").asString()).isEqualTo("20260105");
        assertThat(order.get("startTime").asString()).isEqualTo("083000");
        assertThat(order.get("studyInstanceUid").asString()).isEqualTo("1.2.3.4");
        assertThat(order.get("patientId").asString()).isEqualTo(patient);
        assertThat(order.get("issuer").asString()).isEqualTo("HOSP");
        assertThat(order.get("patientName").asString()).isEqualTo("Zhang^San=张^三");
    }

    @Test
    void areMadeFromOmiOneForEachStep() throws IOException {
        apply(
                "OMI^O23^OMI_O23",
                pid(patient),
                "ORC|NW|PL8",
                "TQ1|||||||202601050830",
                "OBR|1|PL8||MR01^头颅MR",
                "IPC|" + accession + "|RP8|1.2.5|SPS-A|MR|||" + "|MR_ROOM1",
                "IPC|" + accession + "|RP8|1.2.5|SPS-B|MR|||" + "|MR_ROOM2");
        assertThat(orders(accession))
                .extracting(order -> order.get("scheduledStepId").asString() + " "
                        + order.get("stationAeTitle").asString())
                .containsExactly("SPS-B MR_ROOM2", "SPS-A MR_ROOM1");
    }

    @Test
    void areChangedAndCancelledWithAHistory() throws IOException {
        place();
        apply(
                "ORM^O01",
                pid(patient + "^^^HOSP^MR"),
                "ORC|XO|PL7|FI7",
                "TQ1|||||||20260106090000",
                "OBR|1|PL7|FI7|CT01^胸部CT增强||||||||||||||" + accession + "|RP7|SPS7||||CT");
        apply("ORM^O01", pid(patient + "^^^HOSP^MR"), "ORC|CA|PL7|" + accession);
        assertThat(order().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(order().get("procedureText").asString()).isEqualTo("胸部CT增强");
        JsonNode history = administrator
                .get("/api/ris/orders/history?accessionNumber=" + accession)
                .json();
        assertThat(history)
                .extracting(change -> change.get("status").asString())
                .containsExactly("REGISTERED", "REGISTERED", "CANCELLED");
        assertThat(history.get(1).get("before").toString())
                .contains("\"procedureText\":\"胸部CT平扫\"", "\"startDate\":\"20260105\"")
                .doesNotContain("modality");
        assertThat(history.get(2).get("before").toString()).isEqualTo("{\"status\":\"REGISTERED\"}");
        assertThat(history.get(0).get("madeBy").asString()).isEqualTo("HIS|HOSPITAL");
    }

    @Test
    void areNotChangedOnceCancelled() throws IOException {
        place();
        apply("ORM^O01", pid(patient + "^^^HOSP^MR"), "ORC|CA||" + accession);
        awaitState(send("ORM^O01", pid(patient + "^^^HOSP^MR"), "ORC|XO||" + accession), "DEAD");
    }

    @Test
    void areTwoWhereTwoHospitalsGiveTheSameNumber() throws IOException {
        place();
        awaitState(order("NW", patient + "^^^OTHER^MR", "PL9"), "APPLIED");
        assertThat(orders(accession))
                .extracting(order -> order.get("issuer").asString() + " "
                        + order.get("procedureText").asString())
                .containsExactly("OTHER 头颅CT", "HOSP 胸部CT平扫");
        apply("ORM^O01", pid(patient + "^^^OTHER^MR"), "ORC|CA||" + accession);
        assertThat(orders(accession))
                .extracting(order -> order.get("status").asString())
                .containsExactly("CANCELLED", "REGISTERED");
    }

    @Test
    void areNeverTurnedIntoAnotherPatients() throws IOException {
        place();
        for (String control : List.of("NW", "XO", "CA")) {
            awaitState(order(control, unique() + "^^^HOSP^MR", "PL7"), "DEAD");
        }
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
        assertThat(order().get("status").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void ofOneVisitNeedStepsOfTheirOwn() throws IOException {
        awaitState(order("NW", patient, "PL1"), "APPLIED");
        awaitState(order("NW", patient, "PL2"), "DEAD");
        assertThat(order().get("placerNumber").asString()).isEqualTo("PL1");
    }

    @Test
    void areForWhomTheirPatientWasMergedInto() throws IOException {
        String surviving = unique();
        apply("ADT^A04", "EVN|A04", pid(patient));
        apply("ADT^A40", "EVN|A40", pid(surviving), "MRG|" + patient);
        awaitState(order("NW", patient, "PL1"), "APPLIED");
        assertThat(order().get("patientId").asString()).isEqualTo(surviving);
    }

    @Test
    void showThePatientAsTheHospitalKnowsThemNow() throws IOException {
        place();
        apply("ADT^A08", "EVN|A08", "PID|1||" + patient + "^^^HOSP^MR||Li^Si||19810203|F");
        assertThat(order().get("patientName").asString()).isEqualTo("Li^Si");
        assertThat(corrections.patientOf(patient, "HOSP").orElseThrow().birthDate())
                .isEqualTo("19810203");
    }

    @Test
    void goWithThePatientsWhoAreMerged() throws IOException {
        place();
        String surviving = unique();
        apply("ADT^A40", "EVN|A40", pid(surviving + "^^^HOSP^MR"), "MRG|" + patient + "^^^HOSP^MR");
        assertThat(order().get("patientId").asString()).isEqualTo(surviving);
        assertThat(corrections.patientOf(patient, "HOSP"))
                .isEqualTo(corrections.patientOf(surviving, "HOSP"))
                .isPresent();
        takeBackTheNewestThatStands();
        assertThat(corrections.patientOf(patient, "HOSP").orElseThrow().patientId())
                .isEqualTo(patient);
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
    }

    private void takeBackTheNewestThatStands() {
        long newest = corrections.newest(10, 0).stream()
                .filter(correction -> !correction.undone())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(administrator.delete("/api/archive/corrections/" + newest).status())
                .isEqualTo(204);
    }

    private long idOf(String patientId) {
        return corrections.patientOf(patientId, "HOSP").orElseThrow().id();
    }

    @Test
    void goBackToWhomTheyNamedWhenAMergeIsTakenBack() throws IOException {
        String surviving = unique();
        apply("ADT^A04", "EVN|A04", pid(patient + "^^^HOSP^MR").replace("Zhang", "Li"));
        apply("ADT^A40", "EVN|A40", pid(surviving + "^^^HOSP^MR"), "MRG|" + patient + "^^^HOSP^MR");
        awaitState(order("NW", patient + "^^^HOSP^MR", "PL1"), "APPLIED");
        assertThat(order().get("patientId").asString()).isEqualTo(surviving);
        takeBackTheNewestThatStands();
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
    }

    @Test
    void goWithThePatientsWhomAPersonMerges() throws IOException {
        place();
        String surviving = unique();
        apply("ADT^A04", "EVN|A04", pid(surviving + "^^^HOSP^MR").replace("Zhang", "Li"));
        assertThat(administrator
                        .post(
                                "/api/archive/corrections/merge",
                                Map.of("patient", idOf(patient), "into", idOf(surviving), "reason", "one person"))
                        .status())
                .isEqualTo(201);
        assertThat(order().get("patientId").asString()).isEqualTo(surviving);
        assertThat(order().get("patientName").asString()).startsWith("Li^");
        awaitState(order("CA", patient + "^^^HOSP^MR", "PL7"), "APPLIED");
        takeBackTheNewestThatStands();
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
        assertThat(order().get("patientName").asString()).startsWith("Zhang^");
    }

    private void giveNewId(String before, String after) {
        Map<String, Object> change =
                Map.of("patient", idOf(before), "patientId", after, "issuer", "HOSP", "reason", "typing error");
        assertThat(administrator
                        .post("/api/archive/corrections/patient-id", change)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void goWithTheirPatientsNewId() throws IOException {
        place();
        String other = unique();
        giveNewId(patient, other);
        assertThat(order().get("patientId").asString()).isEqualTo(other);
        awaitState(order("CA", patient + "^^^HOSP^MR", "PL7"), "APPLIED");
        takeBackTheNewestThatStands();
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
    }

    @Test
    void goWithTheNewIdOfWhomTheirPatientWasMergedInto() throws IOException {
        place();
        String surviving = unique();
        apply("ADT^A40", "EVN|A40", pid(surviving + "^^^HOSP^MR"), "MRG|" + patient + "^^^HOSP^MR");
        String other = unique();
        giveNewId(surviving, other);
        assertThat(order().get("patientId").asString()).isEqualTo(other);
        takeBackTheNewestThatStands();
        assertThat(order().get("patientId").asString()).isEqualTo(surviving);
        takeBackTheNewestThatStands();
        assertThat(order().get("patientId").asString()).isEqualTo(patient);
    }
}
