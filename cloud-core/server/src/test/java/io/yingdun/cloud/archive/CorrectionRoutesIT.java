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
