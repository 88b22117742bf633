package io.yingdun.cloud.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.grant.Doctors;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A doctor with a study of a patient of their department, which has two series. */
abstract class SharingDoctor extends Doctors {

    final String department = "D" + unique();
    final String accession = "A" + unique();
    final String patient = "P" + unique();
    TestInstance images;
    TestInstance otherSeries;
    Doctor doctor;

    @BeforeEach
    void aDoctorWithAStudy() throws IOException {
        images = examined(instance(patient, accession));
        otherSeries = TestInstance.ofSeries(images.studyUid(), TestInstance.newUid())
                .with(Tag.PatientID, patient)
                .with(Tag.AccessionNumber, accession);
        store(images);
        store(otherSeries);
        apply(
                "ORM^O01",
                pid(patient),
                "PV1|1|O|" + department,
                "ORC|NW|PL|FI",
                "OBR|1|PL|FI|CT01^胸部CT平扫||||||||||||||" + accession + "|RP1|SPS1||||CT");
        doctor = doctor(department);
    }

    /** The image as the test needs it. */
    TestInstance examined(TestInstance image) {
        return image;
    }

    final String study() {
        return "/dicomweb/studies/" + images.studyUid();
    }

    static Map<String, Object> wanted(Map<String, Object> others) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "hours",
                24,
                "series",
                List.of(),
                "proof",
                "CODE",
                "identity",
                true,
                "download",
                true,
                "oneTime",
                false));
        wanted.putAll(others);
        return wanted;
    }

    final ApiClient.Answer tryToShare(ApiClient by, Map<String, Object> others) {
        return by.post("/api/doctor/studies/" + images.studyUid() + "/shares", wanted(others));
    }

    final JsonNode share(Map<String, Object> others) {
        ApiClient.Answer given = tryToShare(doctor.client(), others);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        return given.json();
    }

    static String token(JsonNode share) {
        String link = share.get("link").asString();
        return link.substring(link.indexOf('#') + 1);
    }

    final ApiClient browser() {
        ApiClient browser = anyone();
        browser.get("/api/session");
        return browser;
    }

    final ApiClient.Answer open(ApiClient browser, String token, String code) {
        // Openings of one address are so many a second.
        clock().skip(Duration.ofSeconds(1));
        return browser.post("/api/shares/opening", Map.of("token", token, "code", code));
    }

    final ApiClient.Answer open(JsonNode share) {
        return open(
                browser(),
                token(share),
                share.hasNonNull("code") ? share.get("code").asString() : "");
    }

    /** Who holds what was opened. */
    final ApiClient guest(JsonNode share) {
        ApiClient.Answer opened = open(share);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return anyone().bearing(opened.json().get("token").asString());
    }

    static int metadata(ApiClient client, String path) {
        return client.get(path + "/metadata", "Accept", "application/dicom+json")
                .status();
    }

    final List<String> deeds(JsonNode share) {
        return database.queryForList(
                "select action from audit_entry where subject = ? order by sequence",
                String.class,
                share.get("id").asString());
    }
}
