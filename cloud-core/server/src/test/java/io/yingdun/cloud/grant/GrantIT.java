package io.yingdun.cloud.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GrantIT extends Doctors {

    private String department;
    private String patient;
    private String accession;
    private TestInstance images;

    @BeforeEach
    void aStudyOfSomebodyElses() {
        department = "D" + unique();
        patient = "P" + unique();
        accession = "A" + unique();
        images = instance(patient, accession);
        store(images);
    }

    private String study() {
        return "/dicomweb/studies/" + images.studyUid();
    }

    private void order(String orderingDoctor, String ward) throws IOException {
        apply(
                "ORM^O01",
                pid(patient),
                "PV1|1|O|" + ward,
                "ORC|NW|PL|FI",
                "OBR|1|PL|FI|CT01^胸部CT平扫||||||||||||" + orderingDoctor + "||" + accession + "|RP1|SPS1||||CT");
    }

    private static int seen(ApiClient client, String study) {
        return client.get(study + "/metadata").status();
    }

    private static JsonNode list(ApiClient client, String query) {
        return client.get("/api/doctor/studies?" + query).json().get("studies");
    }

    private static ApiClient.Answer ask(Doctor doctor, String number) {
        return doctor.client()
                .post(
                        "/api/doctor/requests",
                        Map.of("kind", "ACCESSION_NUMBER", "number", number, "reason", "会诊需要", "hours", 24));
    }

    private static ApiClient.Answer decide(Doctor by, String request, List<String> studies, int hours) {
        return by.client()
                .post(
                        "/api/doctor/decisions/" + request,
                        Map.of("granted", !studies.isEmpty(), "studies", studies, "hours", hours, "reason", "会诊"));
    }

    private String requested(Doctor doctor) {
        ApiClient.Answer asked = ask(doctor, accession);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.json().get("id").asString();
    }

    @Test
    void nothingIsOpenWithoutAGrantAndWhatIsThereIsNotTold() {
        Doctor doctor = doctor(department);
        ApiClient.Answer there = doctor.client().get(study() + "/metadata");
        ApiClient.Answer nowhere = doctor.client().get("/dicomweb/studies/1.2.3.4.5/metadata");
        assertThat(there.code()).isEqualTo("not-found");
        assertThat(nowhere.code()).isEqualTo("not-found");
        assertThat(doctor.client().get("/dicomweb/studies").code()).isEqualTo("forbidden");
        assertThat(list(doctor.client(), "")).isEmpty();
    }

    @Test
    void theOrderingDoctorTheReportingDoctorAndTheDepartmentSeeTheStudy() throws IOException {
        Doctor ordering = doctor("");
        Doctor reporting = doctor("");
        Doctor colleague = doctor(department);
        Doctor stranger = doctor("D" + unique());
        order(ordering.number() + "^李^医生", department);
        apply(
                "ORU^R01",
                pid(patient),
                "OBR|1|PL|R1|CT01^胸部CT||||||||||||||" + accession + "|||||||F|||||||" + reporting.number() + "&王&医生",
                "OBX|1|TX|59776-5^所见||双肺清晰||||||F");
        for (Doctor one : List.of(ordering, reporting, colleague)) {
            assertThat(seen(one.client(), study())).as(one.toString()).isEqualTo(200);
            assertThat(list(one.client(), "number=" + accession)).hasSize(1);
        }
        assertThat(seen(stranger.client(), study())).isEqualTo(404);
        assertThat(list(stranger.client(), "number=" + accession)).isEmpty();
    }

    @Test
    void anotherPatientsStudyWithTheSameNumberStaysClosed() throws IOException {
        Doctor ordering = doctor("");
        order(ordering.number() + "^李^医生", "");
        TestInstance other = instance("P" + unique(), accession);
        store(other);
        assertThat(seen(ordering.client(), study())).isEqualTo(200);
        assertThat(seen(ordering.client(), "/dicomweb/studies/" + other.studyUid()))
                .isEqualTo(404);
        assertThat(list(ordering.client(), "number=" + accession)).hasSize(1);
    }

    @Test
    void aRequestIsDecidedByTheDepartmentThatThePatientWasInAndEndsByItself() throws IOException {
        order("", department);
        Doctor asking = doctor("D" + unique());
        Doctor responsible = approver(department);
        Doctor other = approver("D" + unique());
        String request = requested(asking);
        List<String> studies = List.of(images.studyUid());
        assertThat(decide(other, request, studies, 2).status()).isEqualTo(404);
        assertThat(other.client().get("/api/doctor/decisions").json()).isEmpty();
        JsonNode waiting = responsible.client().get("/api/doctor/decisions").json();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.at("/0/studies/0/studyInstanceUid").asString()).isEqualTo(images.studyUid());
        assertThat(decide(responsible, request, studies, 2).status()).isEqualTo(204);
        assertThat(seen(asking.client(), study())).isEqualTo(200);
        assertThat(list(asking.client(), "number=" + accession)
                        .get(0)
                        .get("openUntil")
                        .isNull())
                .isFalse();
        clock().skip(Duration.ofMinutes(119));
        ApiClient later = anyone().logIn(asking.name(), PASSWORD, nextCode(asking.totpSecret()));
        clock().skip(Duration.ofMinutes(1));
        assertThat(seen(later, study())).isEqualTo(404);
        assertThat(list(later, "number=" + accession)).isEmpty();
    }

    @Test
    void nobodyDecidesAboutThemselvesOrTwice() {
        Doctor responsible = approver(department);
        Doctor colleague = approver(department);
        String request = requested(responsible);
        List<String> studies = List.of(images.studyUid());
        assertThat(decide(responsible, request, studies, 2).status()).isEqualTo(404);
        assertThat(decide(colleague, request, List.of("1.2.3"), 2).code()).isEqualTo("invalid-input");
        assertThat(decide(colleague, request, List.of(), 2).status()).isEqualTo(204);
        assertThat(decide(colleague, request, studies, 2).status()).isEqualTo(404);
        assertThat(seen(responsible.client(), study())).isEqualTo(404);
        assertThat(responsible
                        .client()
                        .get("/api/doctor/requests")
                        .json()
                        .at("/0/state")
                        .asString())
                .isEqualTo("REFUSED");
    }

    @Test
    void aNumberThatMeansNothingIsAnsweredAlike() {
        Doctor doctor = doctor(department);
        ApiClient.Answer known = ask(doctor, accession);
        ApiClient.Answer unknown = ask(doctor, "A" + unique());
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(ask(doctor, "*").code()).isEqualTo("invalid-input");
    }

    @Test
    void whatWasGrantedCanBeTakenBackWithTheLinksGivenOfIt() {
        Doctor asking = doctor(department);
        Doctor responsible = approver(department);
        decide(responsible, requested(asking), List.of(images.studyUid()), 24);
        JsonNode link = asking.client()
                .post(
                        "/api/links",
                        Map.of(
                                "objects",
                                List.of(Map.of("studyUid", images.studyUid())),
                                "purpose",
                                "colleague",
                                "minutes",
                                60 * 24 * 300))
                .json();
        ApiClient guest = anyone().bearing(link.get("token").asString());
        assertThat(seen(guest, study())).isEqualTo(200);
        JsonNode granted = responsible.client().get("/api/doctor/granted").json();
        String grant = granted.at("/0/id").asString();
        assertThat(granted.at("/0/study/studyInstanceUid").asString()).isEqualTo(images.studyUid());
        JsonNode own = asking.client().get("/api/doctor/grants").json();
        assertThat(own.at("/0/study/modalities/0").asString()).isEqualTo("CT");
        assertThat(responsible
                        .client()
                        .post("/api/doctor/granted/" + grant + "/end", Map.of("reason", "会诊结束"))
                        .status())
                .isEqualTo(204);
        assertThat(seen(asking.client(), study())).isEqualTo(404);
        assertThat(seen(guest, study())).isEqualTo(401);
    }

    @Test
    void aLinkLastsNoLongerThanTheGrantAndOpensNothingThatIsNotGranted() {
        Doctor stranger = doctor("D" + unique());
        Doctor asking = doctor(department);
        decide(approver(department), requested(asking), List.of(images.studyUid()), 1);
        Map<String, Object> wanted = Map.of(
                "objects", List.of(Map.of("studyUid", images.studyUid())), "purpose", "colleague", "minutes", 600);
        ApiClient guest = anyone().bearing(asking.client()
                .post("/api/links", wanted)
                .json()
                .get("token")
                .asString());
        assertThat(seen(guest, study())).isEqualTo(200);
        assertThat(stranger.client().post("/api/links", wanted).code()).isEqualTo("not-found");
        clock().skip(Duration.ofMinutes(61));
        assertThat(seen(guest, study())).isEqualTo(401);
    }

    @Test
    void anEmergencyOpensAtOnceIsShownForReviewAndEndsByItself() {
        Doctor doctor = doctor(department);
        Doctor responsible = approver(department);
        Map<String, Object> emergency = Map.of("kind", "PATIENT_ID", "number", patient, "reason", "急诊抢救");
        assertThat(doctor.client()
                        .post("/api/doctor/emergencies", emergency)
                        .json()
                        .get("studies")
                        .asInt())
                .isEqualTo(1);
        assertThat(seen(doctor.client(), study())).isEqualTo(200);
        JsonNode reviews = responsible.client().get("/api/doctor/reviews").json();
        assertThat(reviews.at("/0/staffName").asString()).isEqualTo(doctor.name());
        assertThat(reviews.get(0).hasNonNull("reviewedAt")).isFalse();
        String review = "/api/doctor/reviews/" + reviews.at("/0/id").asString();
        Map<String, Object> verdict = Map.of("justified", true, "review", "已核实");
        assertThat(responsible.client().post(review, verdict).status()).isEqualTo(204);
        assertThat(responsible.client().post(review, verdict).status()).isEqualTo(404);
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'grant.emergency' and detail::text like ?",
                        Long.class,
                        "%" + patient + "%"))
                .isEqualTo(1);
        clock().skip(Duration.ofHours(4));
        ApiClient later = anyone().logIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()));
        assertThat(seen(later, study())).isEqualTo(404);
    }

    @Test
    void emergenciesAreSlowedDown() {
        Doctor doctor = doctor(department);
        ApiClient.Answer answer = null;
        for (int i = 0; i < 6; i++) {
            answer = doctor.client()
                    .post(
                            "/api/doctor/emergencies",
                            Map.of("kind", "PATIENT_ID", "number", "P" + unique(), "reason", "急诊抢救"));
        }
        assertThat(answer.code()).isEqualTo("too-many-attempts");
    }

    @Test
    void theListFindsByNameInitialsNumberModalityAndDate() throws IOException {
        Doctor doctor = doctor(department);
        order("", department);
        for (String query : List.of(
                "name=%E5%BC%A0%E4%B8%89",
                "name=zs",
                "name=zhang",
                "number=" + patient,
                "modality=CT",
                "from=20000101",
                "study=" + images.studyUid())) {
            assertThat(list(doctor.client(), query)).as(query).hasSize(1);
        }
        for (String query :
                List.of("name=ls", "number=1", "modality=MG", "to=20000101", "bodyPart=NOWHERE", "study=1.2.3")) {
            assertThat(list(doctor.client(), query)).as(query).isEmpty();
        }
    }

    @Test
    void aChangeThatAnotherPageCouldHaveMadeIsRefused() {
        Doctor doctor = doctor(department);
        assertThat(doctor.client()
                        .postWithoutCsrf(
                                "/api/doctor/emergencies",
                                Map.of("kind", "PATIENT_ID", "number", patient, "reason", "急诊抢救"))
                        .code())
                .isEqualTo("csrf-token-invalid");
        assertThat(doctor.client().getFrom("cross-site", "/api/doctor/studies").code())
                .isEqualTo("foreign-page");
    }
}
