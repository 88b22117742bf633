package io.yingdun.management.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionIT extends RunningServer {

    private static final String GOOD_PASSWORD = "Zebra-kiosk-77-lamp";

    private ApiClient administrator;
    private JsonNode officer;
    private static int counter;

    @BeforeEach
    void makeAnOfficer() {
        administrator = loggedInAs("ADMINISTRATOR");
        officer = administrator
                .post("/api/officers", Map.of("name", "wang" + ++counter, "displayName", "王医生", "role", "OFFICER"))
                .json();
    }

    private String name() {
        return officer.get("name").asString();
    }

    private String password() {
        return officer.get("password").asString();
    }

    private ApiClient officerWithOwnPassword() {
        ApiClient client = anyone().logIn(name(), password());
        assertThat(changePassword(client, password(), GOOD_PASSWORD).status()).isEqualTo(204);
        return client;
    }

    private static Answer changePassword(ApiClient client, String current, String next) {
        return client.sendJson("PUT", "/api/session/password", Map.of("current", current, "next", next));
    }

    private static boolean authenticated(ApiClient client) {
        return client.get("/api/session").json().get("authenticated").asBoolean();
    }

    @Test
    void showsWhoIsLoggedIn() {
        JsonNode session = loggedInAs("AUDITOR").get("/api/session").json();
        assertThat(session.at("/user/role").asString()).isEqualTo("AUDITOR");
        assertThat(session.at("/user/mustChangePassword").asBoolean()).isFalse();
    }

    @Test
    void protectsTheSessionCookie() {
        Answer answer = anyone().tryLogIn(name(), password());
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("YINGDUN_SESSION=")
                        .contains("Path=/")
                        .contains("Secure")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict"));
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("Secure")
                        .contains("SameSite=Strict")
                        .doesNotContain("HttpOnly"));
    }

    @Test
    void givesANewSessionIdAndCsrfTokenAtLogIn() {
        ApiClient client = loggedInAs("AUDITOR");
        String session = client.cookie("YINGDUN_SESSION").orElseThrow();
        String token = client.cookie("XSRF-TOKEN").orElseThrow();
        client.logIn(name(), password());
        assertThat(client.cookie("YINGDUN_SESSION").orElseThrow()).isNotEqualTo(session);
        assertThat(client.cookie("XSRF-TOKEN").orElseThrow()).isNotEqualTo(token);
        ApiClient old = anyone();
        old.plantCookie("YINGDUN_SESSION", session);
        assertThat(authenticated(old)).isFalse();
    }

    @Test
    void doesNotTakeOverASessionIdThatWasPlanted() {
        ApiClient victim = anyone();
        victim.plantCookie("YINGDUN_SESSION", "A".repeat(32));
        victim.logIn(name(), password());
        ApiClient attacker = anyone();
        attacker.plantCookie("YINGDUN_SESSION", "A".repeat(32));
        assertThat(authenticated(attacker)).isFalse();
    }

    @Test
    void refusesAWriteWithoutCsrfToken() {
        Answer answer = administrator.postWithoutCsrf("/api/officers", Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf-token-invalid");
    }

    @Test
    void refusesALogInWithoutCsrfToken() {
        Answer answer = anyone().postWithoutCsrf("/api/session", Map.of("user", name(), "password", password()));
        assertThat(answer.code()).isEqualTo("csrf-token-invalid");
    }

    @Test
    void endsAtLogOut() {
        ApiClient client = anyone().logIn(name(), password());
        assertThat(client.delete("/api/session").status()).isEqualTo(204);
        assertThat(authenticated(client)).isFalse();
    }

    @Test
    void endsAfterHalfAnHourWithoutARequest() {
        ApiClient client = officerWithOwnPassword();
        clock().skip(Duration.ofMinutes(31));
        assertThat(client.get("/api/traces").code()).isEqualTo("not-logged-in");
    }

    @Test
    void endsAfterTwelveHoursOfWork() {
        ApiClient client = officerWithOwnPassword();
        for (int i = 0; i < 25; i++) {
            assertThat(authenticated(client)).isTrue();
            clock().skip(Duration.ofMinutes(29));
        }
        assertThat(authenticated(client)).isFalse();
    }

    @Test
    void sendsTheHeadersThatProtectTheConsole() {
        Answer answer = anyone().get("/api/session");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void answersAnUnknownRouteWithoutSayingWhetherItExists() {
        assertThat(anyone().get("/api/nothing").code()).isEqualTo("not-logged-in");
        assertThat(administrator.get("/api/nothing").code()).isEqualTo("forbidden");
        assertThat(administrator.get("/error").code()).isEqualTo("forbidden");
    }

    @Nested
    class Throttling {

        @Test
        void refusesEvenTheRightPasswordAfterFiveWrongOnes() {
            ApiClient guesser = anyone();
            for (int i = 0; i < 5; i++) {
                assertThat(guesser.tryLogIn(name(), "wrong").code()).isEqualTo("bad-credentials");
            }
            Answer answer = guesser.tryLogIn(name(), password());
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("too-many-attempts");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
            JsonNode noted = loggedInAs("AUDITOR")
                    .get("/api/audit?action=session.throttled&size=1")
                    .json()
                    .at("/items/0");
            assertThat(noted.at("/detail/officer").asString()).isEqualTo(name());
            assertThat(noted.get("outcome").asString()).isEqualTo("FAILED");
            assertThat(administrator.get("/api/alerts?status=open").text())
                    .contains("LOGIN_THROTTLED")
                    .contains(name());
            clock().skip(Duration.ofMinutes(1));
            assertThat(guesser.tryLogIn(name(), password()).status()).isEqualTo(200);
        }

        @Test
        void givesAnUnknownNameTheSameAnswer() {
            String problem = anyone().tryLogIn(name(), "wrong").text();
            String other = anyone().tryLogIn("nobody" + counter, "wrong").text();
            assertThat(withoutInstance(other)).isEqualTo(withoutInstance(problem));
        }

        private String withoutInstance(String problem) {
            return problem.replaceAll("\"instance\":\"[^\"]*\"", "");
        }
    }

    @Nested
    class PasswordToBeChanged {

        @Test
        void opensNothingElse() {
            ApiClient client = anyone().logIn(name(), password());
            assertThat(client.get("/api/traces").code()).isEqualTo("password-change-required");
            assertThat(client.get("/api/session")
                            .json()
                            .at("/user/mustChangePassword")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void opensTheRestOnceChanged() {
            ApiClient client = officerWithOwnPassword();
            assertThat(client.get("/api/session")
                            .json()
                            .at("/user/mustChangePassword")
                            .asBoolean())
                    .isFalse();
            assertThat(client.get("/api/traces").code()).isNotEqualTo("password-change-required");
        }

        @Test
        void refusesAWeakOne() {
            ApiClient client = anyone().logIn(name(), password());
            Answer answer = changePassword(client, password(), "short");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("weak-password");
        }

        @Test
        void refusesAWrongPresentOne() {
            ApiClient client = anyone().logIn(name(), password());
            assertThat(changePassword(client, "wrong", GOOD_PASSWORD).code()).isEqualTo("bad-credentials");
        }

        @Test
        void endsTheOfficersOtherSessions() {
            ApiClient other = anyone().logIn(name(), password());
            officerWithOwnPassword();
            assertThat(authenticated(other)).isFalse();
        }
    }

    @Nested
    class Officers {

        @Test
        void loseTheirSessionsWithTheirRole() {
            ApiClient client = officerWithOwnPassword();
            change(Map.of("role", "AUDITOR"));
            assertThat(authenticated(client)).isFalse();
        }

        @Test
        void cannotLogInWhileDisabled() {
            change(Map.of("enabled", false));
            assertThat(anyone().tryLogIn(name(), password()).code()).isEqualTo("bad-credentials");
        }

        @Test
        void getANewPasswordFromTheAdministrator() {
            officerWithOwnPassword();
            String reset =
                    change(Map.of("resetPassword", true)).json().get("password").asString();
            assertThat(anyone().tryLogIn(name(), GOOD_PASSWORD).status()).isEqualTo(401);
            assertThat(anyone().tryLogIn(name(), reset)
                            .json()
                            .at("/user/mustChangePassword")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void keepOneAdministrator() {
            String id = "";
            for (JsonNode listed : administrator.get("/api/officers").json()) {
                id = listed.get("name").asString().equals("administrator")
                        ? listed.get("id").asString()
                        : id;
            }
            Answer answer = administrator.sendJson("PATCH", "/api/officers/" + id, Map.of("enabled", false));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("last-administrator");
        }

        @Test
        void haveNamesOfTheirOwn() {
            Map<String, String> same = Map.of(
                    "name", name().toUpperCase(java.util.Locale.ROOT) + " ", "displayName", "x", "role", "AUDITOR");
            assertThat(administrator.post("/api/officers", same).code()).isEqualTo("officer-exists");
        }

        private Answer change(Map<String, Object> change) {
            return administrator.sendJson(
                    "PATCH", "/api/officers/" + officer.get("id").asString(), change);
        }
    }
}
