package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LinkIT extends RunningCloud {

    private static final String STUDY = "/dicomweb/studies/1.2.3";
    private static final String OTHER_STUDY = "/dicomweb/studies/1.2.30";

    private JsonNode give(Map<String, String> object, boolean oneUse) {
        Answer answer = service()
                .post(
                        "/api/links",
                        Map.of(
                                "objects",
                                List.of(object),
                                "purpose",
                                "second opinion",
                                "minutes",
                                60,
                                "oneUse",
                                oneUse));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode giveStudy() {
        return give(Map.of("studyUid", "1.2.3"), false);
    }

    private ApiClient holder(JsonNode link) {
        return anyone().bearing(link.get("token").asString());
    }

    /** A browser that has exchanged the link: it sends the cookie everywhere, as no browser would. */
    private ApiClient browser(JsonNode link) {
        Answer answer = holder(link).post("/api/link-session", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String cookie = answer.header("Set-Cookie");
        assertThat(cookie).contains("Path=" + STUDY, "HttpOnly", "Secure", "SameSite=Strict");
        ApiClient browser = anyone();
        browser.plantCookie("YINGDUN_LINK", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        return browser;
    }

    /** What differs between two problems of one kind is their instance. */
    private static String withoutInstance(Answer answer) {
        return answer.status() + answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    @Test
    void opensItsStudy() {
        ApiClient holder = holder(giveStudy());
        assertThat(holder.get(STUDY + "/sample").text()).isEqualTo("study");
        assertThat(holder.get(STUDY + "/series/4/instances/5/sample").text()).isEqualTo("instance");
        assertThat(holder.get("/dicomweb/sample-uri?study=1.2.3").text()).isEqualTo("by query");
    }

    @Test
    void opensItsSeriesAndNotTheStudyAroundIt() {
        ApiClient holder = holder(give(Map.of("studyUid", "1.2.3", "seriesUid", "4"), false));
        assertThat(holder.get(STUDY + "/series/4/sample").text()).isEqualTo("series");
        assertThat(holder.get(STUDY + "/series/4/instances/5/sample").text()).isEqualTo("instance");
        assertThat(holder.get(STUDY + "/series/40/sample").status()).isEqualTo(404);
        assertThat(holder.get(STUDY + "/sample").status()).isEqualTo(404);
    }

    @Test
    void opensItsInstanceAndNotTheSeriesAroundIt() {
        ApiClient holder = holder(give(Map.of("studyUid", "1.2.3", "seriesUid", "4", "sopUid", "5"), false));
        assertThat(holder.get(STUDY + "/series/4/instances/5/sample").text()).isEqualTo("instance");
        assertThat(holder.get(STUDY + "/series/4/instances/6/sample").status()).isEqualTo(404);
        assertThat(holder.get(STUDY + "/series/4/sample").status()).isEqualTo(404);
    }

    @Nested
    class FieldCaseG28 {

        @Test
        void answersAlikeToWhateverElseIsAsked() {
            for (ApiClient holder : List.of(holder(giveStudy()), browser(giveStudy()))) {
                String absent = withoutInstance(holder.get(STUDY + "/no-such-route"));
                assertThat(List.of(
                                "/dicomweb/sample-search",
                                "/dicomweb/sample-search?PatientName=*",
                                OTHER_STUDY + "/sample",
                                OTHER_STUDY + "/series/4/sample",
                                OTHER_STUDY + "/series/4/instances/5/sample",
                                "/dicomweb/sample-uri?study=1.2.30",
                                "/dicomweb/studies/9.9/sample",
                                "/api/keys",
                                "/api/audit",
                                "/api/openapi.json"))
                        .allSatisfy(path -> assertThat(withoutInstance(holder.get(path)))
                                .as(path)
                                .isEqualTo(absent)
                                .startsWith("404"));
            }
        }

        @Test
        void isNotFooledByAnotherSpellingOfTheAddress() {
            ApiClient holder = holder(giveStudy());
            assertThat(List.of(
                            STUDY + "/../1.2.30/sample",
                            STUDY + "%2f..%2f1.2.30/sample",
                            STUDY + ";/../1.2.30/sample",
                            STUDY + "/sample/../../1.2.30/sample",
                            "/dicomweb/studies/1.2.3%30/sample",
                            "/dicomweb//studies/1.2.30/sample"))
                    .allSatisfy(path ->
                            assertThat(holder.get(path).status()).as(path).isIn(400, 404));
        }

        @Test
        void leavesALineInTheAuditLog() {
            JsonNode link = giveStudy();
            holder(link).get(OTHER_STUDY + "/sample");
            String actor = "link " + link.get("id").asString();
            clock().skip(Duration.ofSeconds(1));
            JsonNode line = refusalOf(actor);
            assertThat(line.get("outcome").asString()).isEqualTo("FAILED");
            assertThat(line.get("address").asString()).isEqualTo("127.0.0.1");
        }

        private JsonNode refusalOf(String actor) {
            ApiClient auditor = loggedInAs("AUDITOR");
            String query = "/api/audit?action=data.refused&actor=" + actor.replace(" ", "%20");
            JsonNode items = auditor.get(query).json().get("items");
            // Nobody waits for a refusal's entry, so it may come a moment later.
            for (int i = 0; i < 100 && items.isEmpty(); i++) {
                items = auditor.get(query).json().get("items");
            }
            return items.get(0);
        }
    }

    @Test
    void endsAtOnceWhenRevokedWithItsSession() {
        JsonNode link = giveStudy();
        ApiClient browser = browser(link);
        assertThat(browser.get(STUDY + "/sample").status()).isEqualTo(200);
        assertThat(service().delete("/api/links/" + link.get("id").asString()).status())
                .isEqualTo(204);
        assertThat(browser.get(STUDY + "/sample").code()).isEqualTo("not-logged-in");
        assertThat(holder(link).get(STUDY + "/sample").code()).isEqualTo("invalid-token");
    }

    @Test
    void endsWithItsTimeWithItsSession() {
        JsonNode link = giveStudy();
        ApiClient browser = browser(link);
        clock().skip(Duration.ofMinutes(60));
        assertThat(browser.get(STUDY + "/sample").code()).isEqualTo("not-logged-in");
        assertThat(holder(link).get(STUDY + "/sample").code()).isEqualTo("invalid-token");
    }

    @Test
    void opensItselfToTheFirstOnlyWhenForOneUse() {
        JsonNode link = give(Map.of("studyUid", "1.2.3"), true);
        assertThat(holder(link).get(STUDY + "/sample").status()).isEqualTo(404);
        ApiClient browser = browser(link);
        assertThat(browser.get(STUDY + "/sample").text()).isEqualTo("study");
        assertThat(holder(link).post("/api/link-session", Map.of()).code()).isEqualTo("invalid-token");
    }

    @Test
    void isNoSessionByItselfAndTheSessionNoLink() {
        JsonNode link = giveStudy();
        ApiClient forger = anyone();
        forger.plantCookie("YINGDUN_LINK", link.get("token").asString());
        assertThat(forger.get(STUDY + "/sample").code()).isEqualTo("not-logged-in");
        String session = browser(link).cookie("YINGDUN_LINK").orElseThrow();
        assertThat(anyone().bearing(session).get(STUDY + "/sample").code()).isEqualTo("invalid-token");
    }

    @Test
    void doesNotRenewItsSessionByTheSessionsCookie() {
        ApiClient browser = browser(giveStudy());
        browser.get("/api/session");
        Answer answer = browser.post("/api/link-session", Map.of());
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(answer.header("Set-Cookie")).doesNotContain("YINGDUN_LINK");
    }

    @Test
    void showsNothingOnAnotherSitesPage() {
        ApiClient browser = browser(giveStudy());
        assertThat(browser.getFrom("cross-site", STUDY + "/sample").code()).isEqualTo("foreign-page");
        assertThat(browser.getFrom("same-site", STUDY + "/sample").code()).isEqualTo("foreign-page");
        Answer own = browser.get(STUDY + "/sample");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    private static String refusal(ApiClient giver, List<Map<String, String>> objects, int minutes) {
        return giver.post("/api/links", Map.of("objects", objects, "purpose", "x", "minutes", minutes))
                .code();
    }

    @Test
    void isRefusedToBeGivenWithWrongValues() {
        List<Map<String, String>> study = List.of(Map.of("studyUid", "1.2"));
        assertThat(refusal(service(), List.of(), 5)).isEqualTo("invalid-input");
        assertThat(refusal(service(), List.of(Map.of("studyUid", "1.2/../3")), 5))
                .isEqualTo("invalid-input");
        assertThat(refusal(service(), List.of(Map.of("studyUid", "1.2", "sopUid", "3")), 5))
                .isEqualTo("invalid-input");
        assertThat(refusal(service(), study, 1_000_000)).isEqualTo("invalid-input");
        assertThat(refusal(service(), study, 0)).isEqualTo("invalid-input");
        assertThat(refusal(loggedInAs("ADMINISTRATOR"), study, 5)).isEqualTo("forbidden");
    }
}
