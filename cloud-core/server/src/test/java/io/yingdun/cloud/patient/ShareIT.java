package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.ris.RisSender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A patient opens a study to somebody by a link and a code. */
class ShareIT extends RisSender {

    private static final AuditActor BY = new AuditActor("test", "TEST", "");

    @Autowired
    private Corrections corrections;

    private final String accession = unique();
    private final String patient = "P" + unique();
    private TestInstance images;
    private ApiClient owner;
    private JsonNode share;

    @BeforeEach
    void aPatientWhoShares() throws IOException {
        images = instance(patient, accession);
        store(images);
        apply("ADT^A04", "EVN|A04", pid(patient));
        owner = verified(accession);
        ApiClient.Answer given =
                owner.post("/api/patient/studies/" + images.studyUid() + "/shares", Map.of("hours", 24));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        share = given.json();
    }

    private ApiClient browser() {
        ApiClient browser = anyone();
        browser.get("/api/session");
        return browser;
    }

    private ApiClient verified(String number) {
        ApiClient browser = browser();
        assertThat(browser.post("/api/patient/session", Map.of("number", number, "secondFactor", "张三"))
                        .status())
                .isEqualTo(200);
        return browser;
    }

    private String said(String field) {
        return share.get(field).asString();
    }

    private ApiClient.Answer open(String code) {
        // Openings of one address are so many a second.
        clock().skip(Duration.ofSeconds(1));
        return browser().post("/api/shares/opening", Map.of("token", said("token"), "code", code));
    }

    private String wrongCode() {
        return said("code").equals("000000") ? "000001" : "000000";
    }

    private int metadata(ApiClient.Answer opened) {
        return anyone().bearing(opened.json().get("token").asString())
                .get("/dicomweb/studies/" + images.studyUid() + "/metadata", "Accept", "application/dicom+json")
                .status();
    }

    private JsonNode seenByOwner() {
        return owner.get("/api/patient/shares").json().get(0);
    }

    @Test
    void linkAndCodeTogetherOpenTheStudy() {
        ApiClient.Answer opened = open(said("code"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(metadata(opened)).isEqualTo(200);
    }

    @Test
    void theOwnerSeesEachOpening() {
        open(said("code"));
        open(said("code"));
        assertThat(seenByOwner().get("openings")).hasSize(2);
    }

    @Test
    void fiveWrongCodesLockIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(open(wrongCode()).code()).isEqualTo("not-verified");
        }
        assertThat(open(said("code")).code()).isEqualTo("not-verified");
        assertThat(seenByOwner().get("locked").asBoolean()).isTrue();
    }

    @Test
    void aStudyThatTurnsOutToBeAnothersIsNotOpenedAnyMore() {
        String other = "P" + unique();
        Patient theirs = corrections.register(other, "", "Li^Si", "", "", "test", BY);
        corrections.moveStudy(images.studyUid(), theirs.id(), "filed under the wrong person", BY);
        assertThat(open(said("code")).code()).isEqualTo("not-verified");
    }

    @Test
    void itEndsByItself() {
        clock().skip(Duration.ofHours(24));
        assertThat(open(said("code")).code()).isEqualTo("not-verified");
    }

    @Test
    void takenBackItEndsAlsoWhereItWasOpened() {
        ApiClient.Answer opened = open(said("code"));
        assertThat(owner.delete("/api/patient/shares/" + said("id")).status()).isEqualTo(204);
        assertThat(open(said("code")).code()).isEqualTo("not-verified");
        assertThat(metadata(opened)).isEqualTo(401);
        assertThat(owner.delete("/api/patient/shares/" + said("id")).code()).isEqualTo("not-found");
    }

    @Test
    void forOneUseItOpensOnce() {
        share = owner.post("/api/patient/studies/" + images.studyUid() + "/shares", Map.of("hours", 1, "oneTime", true))
                .json();
        assertThat(open(wrongCode()).code()).isEqualTo("not-verified");
        assertThat(open(said("code")).status()).isEqualTo(201);
        assertThat(open(said("code")).code()).isEqualTo("not-verified");
    }

    @Test
    void anotherPatientNeitherSeesNorEndsIt() throws IOException {
        String other = unique();
        store(instance("P" + other, other));
        apply("ADT^A04", "EVN|A04", pid("P" + other));
        ApiClient stranger = verified(other);
        assertThat(stranger.get("/api/patient/shares").json()).isEmpty();
        assertThat(stranger.delete("/api/patient/shares/" + said("id")).code()).isEqualTo("not-found");
        assertThat(stranger.post("/api/patient/studies/" + images.studyUid() + "/shares", Map.of("hours", 1))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void whatWasDoneIsInTheAuditLog() {
        open(wrongCode());
        open(said("code"));
        owner.delete("/api/patient/shares/" + said("id"));
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ? order by sequence", String.class, said("id")))
                .containsExactly("share.given", "share.refused", "share.opened", "share.revoked");
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'link.given' and actor = ?",
                        Long.class,
                        "share " + said("id")))
                .isEqualTo(1);
    }
}
