package io.yingdun.cloud.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ris.RisSender;
import io.yingdun.foundation.testkit.ApiClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Doctors of the running cloud, each invited by its administrator. */
public abstract class Doctors extends RisSender {

    static final String PASSWORD = "quite a good Phrase 8";

    /** Somebody who has joined and logged in. */
    public record Doctor(String name, String number, String totpSecret, ApiClient client) {}

    protected Doctor doctor(String department) {
        return person("DOCTOR", department);
    }

    protected Doctor approver(String department) {
        return person("APPROVER", department);
    }

    private Doctor person(String role, String department) {
        String name = "dr-" + unique();
        String number = "N" + unique();
        String token = invite(name, role, department, number);
        String secret = authenticator(token);
        ApiClient.Answer joined = join(token, nextCode(secret));
        assertThat(joined.status()).as(joined.text()).isEqualTo(204);
        return new Doctor(name, number, secret, anyone().logIn(name, PASSWORD, nextCode(secret)));
    }

    ApiClient.Answer tryInvite(String name, String role, String department, String number) {
        return administrator.post(
                "/api/staff/invitations",
                Map.of(
                        "name", name,
                        "role", role,
                        "displayName", "王医生",
                        "department", department,
                        "staffNumber", number));
    }

    String invite(String name, String role, String department, String number) {
        ApiClient.Answer invited = tryInvite(name, role, department, number);
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        return invited.json().get("token").asString();
    }

    String authenticator(String token) {
        JsonNode prepared = newcomer()
                .post("/api/joining/authenticator", Map.of("token", token))
                .json();
        return prepared.get("totpSecret").asString();
    }

    ApiClient.Answer join(String token, String code) {
        return newcomer().post("/api/joining", Map.of("token", token, "password", PASSWORD, "code", code));
    }

    /** So that joining again is not too soon. */
    ApiClient newcomer() {
        clock().skip(java.time.Duration.ofSeconds(1));
        ApiClient newcomer = anyone();
        newcomer.get("/api/session");
        return newcomer;
    }
}
