package io.yingdun.cloud.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.login.Totp;
import io.yingdun.foundation.testkit.ApiClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffAccountIT extends Doctors {

    @Test
    void anInvitationIsGoodOnce() {
        String token = invite("dr-" + unique(), "DOCTOR", "骨科", "N" + unique());
        String secret = authenticator(token);
        assertThat(join(token, nextCode(secret)).status()).isEqualTo(204);
        assertThat(join(token, nextCode(secret)).code()).isEqualTo("invalid-token");
    }

    @Test
    void anInvitationEndsByItselfWhenItIsRevokedAndWhenANewerOneIsMade() {
        String name = "dr-" + unique();
        String first = invite(name, "DOCTOR", "", "");
        String second = invite(name, "DOCTOR", "", "");
        assertThat(join(first, "000000").code()).isEqualTo("invalid-token");
        assertThat(authenticator(second)).isNotEmpty();
        clock().skip(Duration.ofHours(73));
        assertThat(join(second, "000000").code()).isEqualTo("invalid-token");
    }

    @Test
    void nobodyJoinsWithoutAnAuthenticatorOrWithAnothersCode() {
        String token = invite("dr-" + unique(), "DOCTOR", "", "");
        assertThat(join(token, "123456").code()).isEqualTo("invalid-input");
        authenticator(token);
        assertThat(join(token, Totp.code(Totp.newSecret(), clock().instant())).code())
                .isEqualTo("invalid-input");
    }

    @Test
    void aCodeOpensOneSessionOnly() {
        Doctor doctor = doctor("骨科");
        String code = nextCode(doctor.totpSecret());
        anyone().logIn(doctor.name(), PASSWORD, code);
        assertThat(anyone().tryLogIn(doctor.name(), PASSWORD, code).code()).isEqualTo("bad-credentials");
        anyone().logIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()));
    }

    @Test
    void thePasswordAloneIsRefusedAndSlowedDownLikeAWrongOne() {
        Doctor doctor = doctor("骨科");
        ApiClient.Answer answer = anyone().tryLogIn(doctor.name(), PASSWORD);
        assertThat(answer.code()).isEqualTo("bad-credentials");
        for (int i = 0; i < 8 && answer.status() == 401; i++) {
            answer = anyone().tryLogIn(doctor.name(), PASSWORD, "000000");
        }
        assertThat(answer.code()).isEqualTo("too-many-attempts");
        clock().skip(Duration.ofHours(1));
        anyone().logIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()));
    }

    @Test
    void whoIsDisabledOrMovedIsLoggedOutAtOnce() {
        Doctor doctor = doctor("骨科");
        String id = id(doctor);
        change(id, "外科", true);
        assertThat(doctor.client().get("/api/doctor/studies").code()).isEqualTo("not-logged-in");
        ApiClient again = anyone().logIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()));
        assertThat(again.get("/api/doctor/studies").status()).isEqualTo(200);
        change(id, "外科", false);
        assertThat(again.get("/api/doctor/studies").code()).isEqualTo("not-logged-in");
        assertThat(anyone().tryLogIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()))
                        .code())
                .isEqualTo("bad-credentials");
    }

    @Test
    void aNewInvitationIsTheWayBackInAndEndsTheOldAuthenticator() {
        Doctor doctor = doctor("骨科");
        String token = invite(doctor.name(), "DOCTOR", "骨科", doctor.number());
        String secret = authenticator(token);
        assertThat(join(token, nextCode(secret)).status()).isEqualTo(204);
        assertThat(anyone().tryLogIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()))
                        .code())
                .isEqualTo("bad-credentials");
        anyone().logIn(doctor.name(), PASSWORD, nextCode(secret));
    }

    @Test
    void aStaffNumberIsOnePersonsAndAnAdministratorsNameIsNobodyElses() {
        Doctor doctor = doctor("骨科");
        assertThat(tryInvite("dr-" + unique(), "DOCTOR", "", doctor.number()).code())
                .isEqualTo("invalid-input");
        assertThat(tryInvite("administrator", "DOCTOR", "", "").code()).isEqualTo("invalid-input");
        assertThat(tryInvite("dr-" + unique(), "AUDITOR", "", "").code()).isEqualTo("invalid-input");
    }

    @Test
    void theDatabaseTellsNoSecret() {
        Doctor doctor = doctor("骨科");
        assertThat(database.queryForObject(
                        "select totp_secret from access_staff where name = ?", String.class, doctor.name()))
                .doesNotContain(doctor.totpSecret());
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where detail::text like ?",
                        Long.class,
                        "%" + doctor.totpSecret() + "%"))
                .isZero();
    }

    private void change(String id, String department, boolean enabled) {
        ApiClient.Answer answer = administrator.sendJson(
                "PUT",
                "/api/staff/" + id,
                Map.of(
                        "role", "DOCTOR",
                        "displayName", "王医生",
                        "department", department,
                        "staffNumber", "",
                        "enabled", enabled));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String id(Doctor doctor) {
        for (var account : administrator.get("/api/staff").json().get("accounts")) {
            if (account.get("name").asString().equals(doctor.name())) {
                return account.get("id").asString();
            }
        }
        throw new AssertionError(doctor.name());
    }
}
