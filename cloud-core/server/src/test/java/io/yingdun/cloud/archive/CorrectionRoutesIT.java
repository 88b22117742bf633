package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Corrections and conflicts over HTTP, as an administrator. */
class CorrectionRoutesIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private Conflicts conflicts;

    private ApiClient admin;

    @BeforeEach
    void logIn() {
        admin = loggedInAs("ADMINISTRATOR");
    }

    private TestInstance send(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private Patient patientOf(TestInstance instance) {
        return archive.study(instance.studyUid()).orElseThrow().patient();
    }

    @Test
    void patientsAreMergedAndTheMergeIsTakenBack() {
        TestInstance twice = send(TestInstance.ofNewStudy());
        TestInstance once = send(TestInstance.ofNewStudy());
        Map<String, Object> merge =
                Map.of("patient", patientOf(twice).id(), "into", patientOf(once).id(), "reason", "registered twice");
        ApiClient.Answer made = admin.post("/api/archive/corrections/merge", merge);
        assertThat(made.status()).isEqualTo(201);
        assertThat(patientOf(twice)).isEqualTo(patientOf(once));

        long id = made.json().get("id").asLong();
        assertThat(admin.delete("/api/archive/corrections/" + id).status()).isEqualTo(204);
        assertThat(patientOf(twice).patientId()).isEqualTo(twice.patientId());
    }

    @Test
    void aMergeWithOneselfIsAProblemWithAName() {
        TestInstance one = send(TestInstance.ofNewStudy());
        long patient = patientOf(one).id();
        ApiClient.Answer refused = admin.post(
                "/api/archive/corrections/merge", Map.of("patient", patient, "into", patient, "reason", "by mistake"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("self-merge");
    }

    @Test
    void aConflictIsListedAndResolved() {
        TestInstance first = send(TestInstance.ofNewStudy());
        send(TestInstance.ofSeries(first.studyUid(), first.seriesUid()).with(Tag.PatientID, "somebody else"));
        JsonNode newest =
                admin.get("/api/archive/conflicts").json().get("conflicts").get(0);
        assertThat(newest.get("studyInstanceUid").asString()).isEqualTo(first.studyUid());
        String route = "/api/archive/conflicts/" + newest.get("id").asLong() + "/resolution";
        assertThat(admin.post(route, Map.of("how", "typed wrong at the modality"))
                        .status())
                .isEqualTo(204);
        assertThat(admin.post(route, Map.of("how", "again")).status()).isEqualTo(404);
    }

    private JsonNode patient(TestInstance instance) {
        JsonNode found = admin.get("/api/archive/patients?patientId=" + instance.patientId())
                .json();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private JsonNode conflictOf(TestInstance instance) {
        for (JsonNode conflict :
                admin.get("/api/archive/conflicts?limit=500").json().get("conflicts")) {
            if (conflict.get("studyInstanceUid").asString().equals(instance.studyUid())) {
                return conflict;
            }
        }
        throw new AssertionError("no conflict");
    }

    private void resolve(JsonNode conflict, String way) {
        ApiClient.Answer answer = admin.post(
                "/api/archive/conflicts/" + conflict.get("id").asLong() + "/resolution",
                Map.of("how", "asked the ward", "way", way));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    @Test
    void aPersonFindsThePatientsWhoAreToBeMerged() {
        String name = "Ouyang^Z" + System.nanoTime();
        TestInstance twice = send(TestInstance.ofNewStudy().with(Tag.PatientName, name + "=欧阳^一"));
        TestInstance once = send(TestInstance.ofNewStudy().with(Tag.PatientName, name));
        JsonNode byName = admin.get("/api/archive/patients?name=" + name.replace("Ouyang^", ""))
                .json();
        assertThat(byName).hasSize(2);
        assertThat(byName.get(0).get("studies").asLong()).isEqualTo(1);

        long into = patient(once).get("id").asLong();
        ApiClient.Answer merged = admin.post(
                "/api/archive/corrections/merge",
                Map.of("patient", patient(twice).get("id").asLong(), "into", into, "reason", "registered twice"));
        assertThat(merged.status()).as(merged.text()).isEqualTo(201);
        assertThat(patient(twice).get("mergedInto").asLong()).isEqualTo(into);
        assertThat(patient(once).get("studies").asLong()).isEqualTo(2);
    }

    @Test
    void patientsAreNotListedWithoutAWordOnWhom() {
        assertThat(admin.get("/api/archive/patients?issuer=X").code()).isEqualTo("invalid-input");
    }

    @Test
    void aStudyIsGivenToThePatientWhomAConflictHasFound() {
        TestInstance first = send(TestInstance.ofNewStudy());
        TestInstance other = send(TestInstance.ofNewStudy().with(Tag.PatientName, "Li^Na"));
        send(TestInstance.ofSeries(first.studyUid(), first.seriesUid())
                .with(Tag.PatientID, other.patientId())
                .with(Tag.PatientName, "Li^Na"));
        JsonNode conflict = conflictOf(first);
        assertThat(conflict.at("/patient/patientId").asString()).isEqualTo(first.patientId());
        assertThat(conflict.at("/patient/id").asLong())
                .isEqualTo(patient(first).get("id").asLong());
        assertThat(conflict.at("/found/patient").asLong())
                .isEqualTo(patient(other).get("id").asLong());

        resolve(conflict, "GIVE_TO_FOUND");
        assertThat(patient(other).get("studies").asLong()).isEqualTo(2);
        assertThat(patient(first).get("studies").asLong()).isZero();
        long correction = admin.get("/api/archive/corrections?limit=1")
                .json()
                .get(0)
                .get("id")
                .asLong();
        assertThat(admin.delete("/api/archive/corrections/" + correction).status())
                .isEqualTo(204);
        assertThat(patient(first).get("studies").asLong()).isEqualTo(1);
    }

    @Test
    void givingTheSameStudyTwiceIsOneCorrectionThatCanBeTakenBack() {
        TestInstance first = send(TestInstance.ofNewStudy());
        TestInstance other = send(TestInstance.ofNewStudy().with(Tag.PatientName, "Li^Na"));
        TestInstance stray = TestInstance.ofSeries(first.studyUid(), first.seriesUid())
                .with(Tag.PatientID, other.patientId())
                .with(Tag.PatientName, "Li^Na");
        send(stray);
        JsonNode conflict = conflictOf(first);
        ApiClient.Answer moved = admin.post(
                "/api/archive/corrections/study",
                Map.of(
                        "studyInstanceUid",
                        first.studyUid(),
                        "patient",
                        patient(other).get("id").asLong(),
                        "reason",
                        "seen on the film"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(201);

        resolve(conflict, "GIVE_TO_FOUND");
        ApiClient.Answer again = admin.post(
                "/api/archive/conflicts/" + conflict.get("id").asLong() + "/resolution",
                Map.of("how", "pressed twice", "way", "GIVE_TO_FOUND"));
        assertThat(again.code()).isEqualTo("not-found");
        assertThat(patient(other).get("studies").asLong()).isEqualTo(2);
        JsonNode newest = admin.get("/api/archive/corrections?limit=1").json().get(0);
        assertThat(newest.get("id").asLong()).isEqualTo(moved.json().get("id").asLong());
        assertThat(admin.delete("/api/archive/corrections/" + newest.get("id").asLong())
                        .status())
                .isEqualTo(204);
        assertThat(patient(first).get("studies").asLong()).isEqualTo(1);
    }

    @Test
    void anotherPersonOfTheSameIdGetsTheStudyAlone() {
        TestInstance first = send(TestInstance.ofNewStudy());
        TestInstance second = send(sameId(first));
        resolve(conflictOf(second), "GIVE_TO_FOUND");
        JsonNode both = admin.get("/api/archive/patients?patientId=" + first.patientId())
                .json();
        assertThat(both)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.get("studies").asLong()).isEqualTo(1));
        assertThat(patientOf(second).name()).isEqualTo("Li^Na");
        assertThat(patientOf(first).name()).startsWith("Wang");
    }

    private static TestInstance sameId(TestInstance first) {
        return TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()).with(Tag.PatientName, "Li^Na");
    }

    @Test
    void aNameThatAPersonHasCalledThePatientsOwnIsNoTaskAgain() {
        TestInstance first = send(TestInstance.ofNewStudy());
        resolve(conflictOf(send(sameId(first))), "KEEP");
        TestInstance again = send(sameId(first));
        assertThat(conflicts.ofStudy(again.studyUid())).isEmpty();
    }

    @Test
    void aCorrectionWithoutReasonIsRefused() {
        assertThat(admin.post("/api/archive/corrections/merge", Map.of("patient", 1, "into", 2))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void servicesDoNotCorrect() {
        assertThat(service().get("/api/archive/corrections").status()).isEqualTo(403);
    }
}
