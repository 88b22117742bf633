package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import io.yingdun.management.token.SiteKey;
import io.yingdun.watermark.payload.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Pages of the imaging cloud carry tokens of the same population as endpoints' screens. */
class PagesOfTheCloudIT extends RunningServer {

    @Autowired
    private SiteKey key;

    private ApiClient cloud() {
        return anyone().bearing(PORTAL_KEY);
    }

    private String issued() {
        Answer answer = cloud().post("/api/portal/tokens", Map.of("count", 3));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("tokens")).hasSize(3);
        return answer.json().get("tokens").get(1).get("token").asString();
    }

    private static Map<String, Object> showing(String token) {
        return new HashMap<>(Map.of(
                "token", token,
                "kind", "LINK",
                "caller", "link 7f3a",
                "study", "1.2.840.1",
                "page", "VIEWER",
                "address", "192.0.2.7",
                "begunAt", "2026-11-26T08:00:00Z",
                "endsAt", "2026-11-26T09:00:00Z"));
    }

    private JsonNode traced(String token) {
        byte[] picture = MarkedPictures.marked(1_280, 800, key, Token.parse(token));
        ApiClient officer = loggedInAs("OFFICER");
        Answer answer = officer.upload("/api/traces", "a.png", picture, Map.of());
        return FinishedTraces.finished(officer, answer.json().get("id").asString());
    }

    @Test
    void aPictureNamesWhomThePageWasShownTo() {
        String token = issued();
        assertThat(cloud().post("/api/portal/showings", Map.of("showings", List.of(showing(token))))
                        .status())
                .isEqualTo(204);

        JsonNode match = traced(token).get("matches").get(0);

        assertThat(match.has("endpointId")).isFalse();
        assertThat(match.get("endpointName").asString()).isEqualTo("link 7f3a");
        assertThat(match.get("showing").get("study").asString()).isEqualTo("1.2.840.1");
        assertThat(match.get("notBefore").asString()).isEqualTo("2026-11-26T08:00:00Z");
    }

    @Test
    void aPictureOfAPageThatWasNotReportedYetNamesNobody() {
        JsonNode match = traced(issued()).get("matches").get(0);

        assertThat(match.has("showing")).isFalse();
        assertThat(match.get("endpointName").asString()).isEmpty();
    }

    @Test
    void whatIsReportedAgainChangesNothingButARemovalWhichIsAnAlert() {
        Map<String, Object> showing = showing(issued());
        cloud().post("/api/portal/showings", Map.of("showings", List.of(showing)));
        showing.put("removedAt", "2026-11-26T08:10:00Z");
        showing.put("caller", "link removed-it");

        cloud().post("/api/portal/showings", Map.of("showings", List.of(showing)));

        JsonNode alerts = loggedInAs("OFFICER").get("/api/alerts?open=true").json();
        assertThat(alerts.toString()).contains("PAGE_MARK_REMOVED").contains("link removed-it");
    }

    @Test
    void aTokenThatWasNotIssuedToTheCloudCannotBeReported() {
        Answer answer = cloud().post("/api/portal/showings", Map.of("showings", List.of(showing("000000000001"))));
        assertThat(answer.code()).isEqualTo("invalid-input");
    }

    @Test
    void whoHasNotTheKeyGetsNoTokens() {
        ApiClient wrong = anyone().bearing("f".repeat(64));
        assertThat(wrong.post("/api/portal/tokens", Map.of("count", 1)).status())
                .isEqualTo(401);
    }
}
