package io.yingdun.cloud.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DoctorShareIT extends SharingDoctor {

    private static String wrong(JsonNode share) {
        return share.get("code").asString().equals("000000") ? "000001" : "000000";
    }

    private JsonNode seenByDoctor() {
        return doctor.client().get("/api/doctor/shares").json().at("/shares/0");
    }

    @Test
    void linkAndCodeTogetherOpenTheStudyToSomebodyWithoutAnAccount() {
        assertThat(metadata(guest(share(Map.of())), study())).isEqualTo(200);
    }

    @Test
    void whatWasMadeUpOpensNothing() {
        JsonNode share = share(Map.of());
        String token = token(share);
        String forged = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        assertThat(open(browser(), forged, share.get("code").asString()).code()).isEqualTo("not-verified");
        assertThat(browser().post("/api/shares/terms", Map.of("token", forged)).code())
                .isEqualTo("not-verified");
    }

    @Test
    void fiveWrongCodesLockItForTheRightOneToo() {
        JsonNode share = share(Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(open(browser(), token(share), wrong(share)).code()).isEqualTo("not-verified");
        }
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(seenByDoctor().at("/share/locked").asBoolean()).isTrue();
    }

    @Test
    void itEndsWithItsTimeAndWhatItHasOpenedEndsToo() {
        JsonNode share = share(Map.of("hours", 1));
        ApiClient guest = guest(share);
        clock().skip(Duration.ofHours(1));
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(metadata(guest, study())).isEqualTo(401);
    }

    @Test
    void takenBackItEndsAtOnceAlsoWhereItWasOpened() {
        JsonNode share = share(Map.of());
        ApiClient guest = guest(share);
        String own = "/api/doctor/shares/" + share.get("id").asString();
        assertThat(doctor(department).client().delete(own).code()).isEqualTo("not-found");
        assertThat(doctor.client().delete(own).status()).isEqualTo(204);
        assertThat(metadata(guest, study())).isEqualTo(401);
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(doctor.client().delete(own).code()).isEqualTo("not-found");
    }

    @Test
    void forOneUseItOpensOnceAndToOneBrowser() {
        JsonNode share = share(Map.of("oneTime", true));
        assertThat(open(browser(), token(share), wrong(share)).code()).isEqualTo("not-verified");
        ApiClient guest = guest(share);
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(guest.post("/api/link-session", Map.of()).status()).isEqualTo(200);
        assertThat(guest.post("/api/link-session", Map.of()).code()).isEqualTo("invalid-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facebookexternalhit/1.1",
                "Slackbot-LinkExpanding 1.0",
                "Mozilla/5.0 (compatible; Baiduspider-render/2.0)",
                "WhatsApp/2.23"
            })
    void aRobotThatShowsAPreviewSpendsNothingAndSeesNothing(String agent) {
        JsonNode share = share(Map.of("oneTime", true));
        byte[] opening = ("{\"token\":\"" + token(share) + "\",\"code\":\""
                        + share.get("code").asString() + "\"}")
                .getBytes();
        clock().skip(Duration.ofSeconds(1));
        // A header that no page of another site can send stands for what a robot that runs the page has.
        ApiClient robot = service();
        assertThat(robot.post("/api/shares/opening", "application/json", opening, "User-Agent", agent)
                        .code())
                .isEqualTo("preview");
        assertThat(robot.post("/api/shares/opening", "application/json", opening, "Sec-Purpose", "prefetch;prerender")
                        .code())
                .isEqualTo("preview");
        assertThat(anyone().get("/api/shares/opening", "User-Agent", agent).status())
                .isIn(401, 403, 404, 405);
        assertThat(anyone().postWithoutCsrf("/api/shares/opening", Map.of()).code())
                .isEqualTo("csrf-token-invalid");
        assertThat(open(share).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/shares/opening", "/api/shares/terms"})
    void aLinkIsRedeemedByPostAlone(String path) {
        assertThat(anyone().get(path).status()).isNotEqualTo(200);
        assertThat(anyone().get(path, "Range", "bytes=0-99").status()).isNotIn(200, 206);
    }

    @Test
    void itsTermsTellWhatToAskForAndNothingOfThePatient() {
        JsonNode share = share(Map.of());
        ApiClient.Answer terms = browser().post("/api/shares/terms", Map.of("token", token(share)));
        assertThat(terms.json().get("proof").asString()).isEqualTo("CODE");
        assertThat(terms.text()).doesNotContain(images.studyUid(), patient);
    }

    @Test
    void forColleaguesItOpensToWhoIsLoggedInAndTheLogNamesThem() {
        JsonNode share = share(Map.of("proof", "LOGIN"));
        Doctor colleague = doctor("D" + unique());
        assertThat(open(share).code()).isEqualTo("log-in-required");
        assertThat(metadata(colleague.client(), study())).isEqualTo(404);
        ApiClient.Answer opened = open(colleague.client(), token(share), "");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(metadata(anyone().bearing(opened.json().get("token").asString()), study()))
                .isEqualTo(200);
        assertThat(database.queryForObject(
                        "select actor from audit_entry where action = 'share.opened' and subject = ?",
                        String.class,
                        share.get("id").asString()))
                .isEqualTo(colleague.name());
        assertThat(open(administrator, token(share), "").code()).isEqualTo("log-in-required");
    }

    @Test
    void withoutProofItIsNotGivenUnlessTheHospitalLetsIt() {
        assertThat(tryToShare(doctor.client(), Map.of("proof", "NONE")).code()).isEqualTo("invalid-input");
        assertThat(doctor.client()
                        .get("/api/doctor/shares")
                        .json()
                        .get("withoutProof")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void itOpensItsSeriesAndNoOtherInAnyRoute() {
        ApiClient guest = guest(share(Map.of("series", List.of(images.seriesUid()))));
        assertThat(metadata(guest, study() + "/series/" + images.seriesUid())).isEqualTo(200);
        String other = study() + "/series/" + otherSeries.seriesUid();
        String hidden = other + "/instances/" + otherSeries.sopUid();
        // The right series in the address, and an instance of the other.
        String mixed = study() + "/series/" + images.seriesUid() + "/instances/" + otherSeries.sopUid();
        assertThat(List.of(
                        study(),
                        study() + "/metadata",
                        study() + "/series",
                        study() + "/instances",
                        study() + "/rendered",
                        study() + "/thumbnail",
                        other,
                        other + "/metadata",
                        other + "/instances",
                        other + "/rendered",
                        other + "/thumbnail",
                        hidden,
                        hidden + "/metadata",
                        hidden + "/rendered",
                        hidden + "/thumbnail",
                        hidden + "/frames/1",
                        hidden + "/frames/1/rendered",
                        hidden + "/bulkdata/0/100",
                        mixed,
                        mixed + "/metadata",
                        mixed + "/rendered",
                        mixed + "/thumbnail",
                        mixed + "/frames/1",
                        mixed + "/frames/1/rendered",
                        mixed + "/bulkdata/0/100",
                        "/api/studies/" + images.studyUid() + "/reports",
                        "/api/archive/studies/" + images.studyUid() + "/reports"))
                .allSatisfy(
                        path -> assertThat(guest.get(path).status()).as(path).isEqualTo(404));
    }

    @Test
    void seriesOfAnotherStudyAreNotShared() {
        assertThat(tryToShare(doctor.client(), Map.of("series", List.of("1.2.3")))
                        .code())
                .isEqualTo("invalid-input");
    }

    @Test
    void withoutDownloadItShowsImagesAndGivesNoFile() {
        ApiClient guest = guest(share(Map.of("download", false)));
        assertThat(metadata(guest, study())).isEqualTo(200);
        assertThat(guest.get(images.path() + "/frames/1", "Accept", "*/*").status())
                .isEqualTo(200);
        for (String whole : List.of(study(), study() + "/series/" + images.seriesUid(), images.path())) {
            assertThat(guest.get(whole, "Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*")
                            .status())
                    .as(whole)
                    .isEqualTo(404);
        }
    }

    @Test
    void whoDoesNotSeeTheStudyCannotShareIt() {
        Doctor stranger = doctor("D" + unique());
        assertThat(tryToShare(stranger.client(), Map.of()).code()).isEqualTo("not-found");
        assertThat(tryToShare(administrator, Map.of()).code()).isEqualTo("forbidden");
        assertThat(tryToShare(doctor.client(), Map.of("hours", 0)).code()).isEqualTo("invalid-input");
        assertThat(tryToShare(doctor.client(), Map.of("hours", 721)).code()).isEqualTo("invalid-input");
    }

    @Test
    void itEndsWhenTheStudyIsNotOpenToItsDoctorAnyMore() {
        JsonNode share = share(Map.of());
        ApiClient guest = guest(share);
        database.update("delete from grant_involved where accession_number = ?", accession);
        assertThat(metadata(guest, study())).isEqualTo(404);
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(seenByDoctor().hasNonNull("study")).isFalse();
    }

    @Test
    void itLastsNoLongerThanTheGrantAndEndsWhenThatIsTakenBack() {
        Doctor asking = doctor("D" + unique());
        Doctor responsible = approver(department);
        String request = asking.client()
                .post(
                        "/api/doctor/requests",
                        Map.of("kind", "ACCESSION_NUMBER", "number", accession, "reason", "会诊需要", "hours", 2))
                .json()
                .get("id")
                .asString();
        responsible
                .client()
                .post(
                        "/api/doctor/decisions/" + request,
                        Map.of("granted", true, "studies", List.of(images.studyUid()), "hours", 2, "reason", "会诊"));
        JsonNode share = tryToShare(asking.client(), Map.of("hours", 720)).json();
        ApiClient guest = guest(share);
        assertThat(Instant.parse(share.get("expiresAt").asString()))
                .isBefore(clock().instant().plus(Duration.ofHours(3)));
        String grant = responsible
                .client()
                .get("/api/doctor/granted")
                .json()
                .at("/0/id")
                .asString();
        responsible.client().post("/api/doctor/granted/" + grant + "/end", Map.of("reason", "会诊结束"));
        assertThat(metadata(guest, study())).isEqualTo(401);
        assertThat(open(share).code()).isEqualTo("not-verified");
        assertThat(deeds(share)).contains("share.revoked");
    }

    @Test
    void theDoctorSeesTheirOwnWithWhatTheyAreOfAndWhenTheyWereOpened() {
        JsonNode share = share(Map.of("identity", false));
        open(share);
        JsonNode own = seenByDoctor();
        assertThat(own.at("/share/id")).isEqualTo(share.get("id"));
        assertThat(own.at("/share/identity").asBoolean()).isFalse();
        assertThat(own.at("/share/openings")).hasSize(1);
        assertThat(own.at("/study/patientName").asString()).isNotEmpty();
        assertThat(doctor(department).client().get("/api/doctor/shares").json().get("shares"))
                .isEmpty();
    }

    @Test
    void whatWasDoneIsInTheAuditLog() {
        JsonNode share = share(Map.of());
        open(browser(), token(share), wrong(share));
        open(share);
        doctor.client().delete("/api/doctor/shares/" + share.get("id").asString());
        open(share);
        assertThat(deeds(share))
                .containsExactly("share.given", "share.refused", "share.opened", "share.revoked", "share.refused");
    }
}
