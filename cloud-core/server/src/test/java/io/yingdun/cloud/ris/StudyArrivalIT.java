package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyArrivalIT extends RisSender {

    private final String accession = unique();
    private final String patient = unique();

    private void place() throws IOException {
        place(accession, patient);
    }

    private String storeStudy(String patientId, String accessionNumber) {
        TestInstance instance = instance(patientId, accessionNumber);
        store(instance);
        return instance.studyUid();
    }

    private void awaitExamined() {
        await(
                "examined",
                () -> orders(accession).get(0).get("status").asString().equals("EXAMINED"));
    }

    @Test
    void makesItsOrderExamined() throws IOException {
        place();
        storeStudy(patient, accession);
        awaitExamined();
        assertThat(administrator
                        .get("/api/ris/orders/history?accessionNumber=" + accession)
                        .json()
                        .get(1)
                        .get("madeBy")
                        .asString())
                .isEqualTo("system");
    }

    @Test
    void isFoundByAnOrderThatComesLater() throws IOException {
        place();
        String late = unique();
        String study = storeStudy(patient, late);
        await("on the list", () -> unmatched(study).equals("NO_ORDER"));
        apply("ORM^O01", pid(patient), "ORC|NW|PL|" + late, "OBR|1|PL|" + late + "|CT01^CT");
        assertThat(orders(late).get(0).get("status").asString()).isEqualTo("EXAMINED");
        assertThat(unmatched(study)).isEmpty();
    }

    @Test
    void isThatOfItsModalitysStepAlsoBehindOneOfAnotherModality() throws IOException {
        TestInstance instance = instance(patient, accession).with(Tag.Modality, "CT");
        store(instance);
        apply(
                "OMI^O23",
                pid(patient),
                "ORC|NW|PL",
                "OBR|1|PL||PET01^CT+MR",
                "IPC|" + accession + "|RP||SPS-MR|MR",
                "IPC|" + accession + "|RP||SPS-CT|CT");
        assertThat(orders(accession))
                .extracting(order -> order.get("scheduledStepId").asString() + " "
                        + order.get("status").asString())
                .containsExactlyInAnyOrder("SPS-MR REGISTERED", "SPS-CT EXAMINED");
    }

    @Test
    void isNotAnotherPatients() throws IOException {
        place();
        String study = storeStudy(unique(), accession);
        await("on the list", () -> unmatched(study).equals("OTHER_PATIENT"));
        assertThat(orders(accession).get(0).get("status").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void isNotThatOfTheSameIdOfAnotherHospital() throws IOException {
        place();
        TestInstance instance = instance(patient, accession).with(Tag.IssuerOfPatientID, "OTHER");
        store(instance);
        await("on the list", () -> unmatched(instance.studyUid()).equals("OTHER_PATIENT"));
        assertThat(orders(accession).get(0).get("status").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void isFoundByALaterOrderAlsoWhenItIsTooOldForTheList() throws IOException {
        TestInstance instance = instance(patient, accession).with(Tag.StudyDate, "20200101");
        store(instance);
        place();
        awaitExamined();
    }

    @Test
    void isGivenToItsOrderByAPerson() throws IOException {
        place();
        String study = storeStudy(patient, "");
        await("on the list", () -> unmatched(study).equals("NO_ACCESSION_NUMBER"));
        assertThat(administrator.get("/api/ris/unmatched-studies?limit=500").text())
                .contains(study);
        String path = "/api/ris/unmatched-studies/" + study + "/resolution";
        Map<String, String> resolution = Map.of("accessionNumber", accession, "reason", "number was left out");
        assertThat(administrator.post(path, resolution).status()).isEqualTo(204);
        awaitExamined();
        assertThat(database.queryForList("select action from audit_entry where subject = ?", String.class, study))
                .contains("unmatched-study.resolved");
        assertThat(administrator.post(path, resolution).code()).isEqualTo("not-found");
    }

    @Test
    void staysWithItsOrderWhenMoreOfItComes() throws IOException {
        place();
        TestInstance first = instance(patient, "");
        store(first);
        await("on the list", () -> !unmatched(first.studyUid()).isEmpty());
        administrator.post(
                "/api/ris/unmatched-studies/" + first.studyUid() + "/resolution",
                Map.of("accessionNumber", accession, "reason", "number was left out"));
        TestInstance second = instance(patient, "").with(Tag.StudyInstanceUID, first.studyUid());
        store(second);
        String after = storeStudy(patient, "");
        await("what came later", () -> !unmatched(after).isEmpty());
        assertThat(administrator.get("/api/ris/unmatched-studies?limit=500").text())
                .contains(after)
                .doesNotContain(first.studyUid());
    }

    @Test
    void restsWhenAPersonSaysSo() throws IOException {
        place();
        String study = storeStudy(patient, "");
        await("on the list", () -> !unmatched(study).isEmpty());
        assertThat(administrator
                        .post("/api/ris/unmatched-studies/" + study + "/dismissal", Map.of("reason", "a phantom"))
                        .status())
                .isEqualTo(204);
        assertThat(administrator.get("/api/ris/unmatched-studies?limit=500").text())
                .doesNotContain(study);
    }
}
