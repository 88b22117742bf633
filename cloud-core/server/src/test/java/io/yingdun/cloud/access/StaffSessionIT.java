package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffSessionIT extends RunningCloud {

    private static final String STUDY = "/dicomweb/studies/1.2.3/sample";

    @BeforeEach
    void theDoctorMaySeeTheStudy() {
        open("1.2.3", "DOCTOR");
    }

    @Test
    void saysWhoIsLoggedIn() {
        assertThat(anyone().get("/api/session").json().get("authenticated").asBoolean())
                .isFalse();
        assertThat(loggedInAs("DOCTOR")
                        .get("/api/session")
                        .json()
                        .at("/user/role")
                        .asString())
                .isEqualTo("DOCTOR");
    }

    @Test
    void opensToADoctorWhatAnAdministratorDoesNotSee() {
        assertThat(loggedInAs("DOCTOR").get(STUDY).text()).isEqualTo("study");
        assertThat(loggedInAs("ADMINISTRATOR").get(STUDY).code()).isEqualTo("forbidden");
        assertThat(loggedInAs("AUDITOR").get(STUDY).code()).isEqualTo("forbidden");
    }

    @Test
    void refusesAWrongPasswordAnUnknownNameAndAPasswordAloneAlike() {
        Answer wrong = anyone().tryLogIn("doctor", "wrong");
        Answer unknown = anyone().tryLogIn("nobody", "wrong");
        Answer passwordAlone = anyone().tryLogIn(
                        "doctor", firstAccount("DOCTOR").get("password").asString());
        assertThat(wrong.code()).isEqualTo("bad-credentials");
        assertThat(passwordAlone.code()).isEqualTo("bad-credentials");
        assertThat(unknown.code()).isEqualTo("bad-credentials");
        assertThat(unknown.status()).isEqualTo(wrong.status());
        // So that the other tests' log-ins from this address are not slowed down.
        loggedInAs("DOCTOR");
    }

    @Test
    void refusesAChangeThatAnotherPageCouldHaveMade() {
        assertThat(loggedInAs("ADMINISTRATOR")
                        .postWithoutCsrf("/api/keys", Map.of("name", "x", "scopes", List.of("READ")))
                        .code())
                .isEqualTo("csrf-token-invalid");
    }

    @Test
    void showsNothingOnAnotherSitesPage() {
        ApiClient doctor = loggedInAs("DOCTOR");
        assertThat(doctor.getFrom("cross-site", STUDY).code()).isEqualTo("foreign-page");
        assertThat(doctor.getFrom("none", STUDY).status()).isEqualTo(200);
    }

    @Test
    void endsAtLogOut() {
        ApiClient doctor = loggedInAs("DOCTOR");
        assertThat(doctor.delete("/api/session").status()).isEqualTo(204);
        assertThat(doctor.get(STUDY).code()).isEqualTo("not-logged-in");
    }

    @Test
    void endsWhenNobodyUsesIt() {
        ApiClient doctor = loggedInAs("DOCTOR");
        clock().skip(Duration.ofMinutes(29));
        assertThat(doctor.get(STUDY).status()).isEqualTo(200);
        clock().skip(Duration.ofMinutes(31));
        assertThat(doctor.get(STUDY).code()).isEqualTo("not-logged-in");
    }

    @Test
    void endsElsewhereWithANewPassword() {
        String password = firstAccount("DOCTOR").get("password").asString();
        String next = "quite another Phrase 7";
        ApiClient here = loggedInAs("DOCTOR");
        ApiClient elsewhere = loggedInAs("DOCTOR");
        assertThat(change(here, password, "short").code()).isEqualTo("weak-password");
        assertThat(change(here, "wrong", next).code()).isEqualTo("bad-credentials");
        assertThat(change(here, password, next).status()).isEqualTo(204);
        try {
            assertThat(here.get(STUDY).status()).isEqualTo(200);
            assertThat(elsewhere.get(STUDY).code()).isEqualTo("not-logged-in");
        } finally {
            assertThat(change(here, next, password).status()).isEqualTo(204);
        }
    }

    private static Answer change(ApiClient client, String current, String next) {
        return client.sendJson("PUT", "/api/session/password", Map.of("current", current, "next", next));
    }

    @Test
    void tellsBrowsersWhatTheViewerNeedsAndNoMore() {
        Answer answer = anyone().get("/api/session");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self' 'wasm-unsafe-eval';")
                .contains("worker-src 'self' blob:")
                .contains("media-src blob:")
                .contains("frame-ancestors 'none'")
                .doesNotContain("'unsafe-eval'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
