package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.testkit.AgentCredentials;
import io.yingdun.protocol.EndpointCertificates;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Codes and their limits. Every kind of unusable code gets one and the same answer. */
class EnrolmentIT extends FleetScene {

    /** Wrong codes of this test must not slow another one down. */
    @AfterEach
    void forgetFailures() {
        clock().skip(Duration.ofMinutes(12));
    }

    private AgentCredentials.Refused refusedWith(String wrongCode) {
        return catchThrowableOfType(
                AgentCredentials.Refused.class, () -> AgentCredentials.enrol(site, wrongCode, newHost()));
    }

    @Test
    void issuesACertificateForNinetyDaysInTheEndpointsName() throws Exception {
        AgentCredentials credentials = AgentCredentials.enrol(site, code.toLowerCase(java.util.Locale.ROOT), newHost());
        X509Certificate certificate = credentials.identity().certificate();
        assertThat(EndpointCertificates.endpointId(certificate)).contains(credentials.endpointId());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        Instant now = clock().instant();
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(now.plus(Duration.ofDays(89)), now.plus(Duration.ofDays(91)));
        assertThat(certificate.getNotBefore().toInstant()).isBefore(now.minus(Duration.ofHours(23)));
    }

    @Test
    void aCodeIsUsedUpAndARetryCostsNothing() {
        String once = newCode(1);
        String host = newHost();
        KeyPair keys = AgentCredentials.newKeys();
        AgentCredentials first = AgentCredentials.enrol(site, once, host, host, keys);
        AgentCredentials retry = AgentCredentials.enrol(site, once, host, host, keys);
        assertThat(retry.endpointId()).isEqualTo(first.endpointId());
        assertThat(retry.identity().certificate()).isNotEqualTo(first.identity().certificate());
        AgentCredentials.Refused second = refusedWith(once);
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.code()).isEqualTo("enrolment-code-invalid");
    }

    @Test
    void revokedExpiredUnknownAndGarbledCodesLookAlike() {
        JsonNode revoked = officer.post("/api/enrolment-codes", Map.of("maxUses", 5, "validHours", 1))
                .json();
        officer.delete("/api/enrolment-codes/" + revoked.get("id").asString());
        String shortLived = newCode(5);
        String unknown = shortLived.replace(shortLived.substring(4, 8), "AAAA");
        clock().skip(Duration.ofMinutes(61));
        for (String bad : new String[] {revoked.get("code").asString(), shortLived, unknown, "YD1-nonsense"}) {
            AgentCredentials.Refused refused = refusedWith(bad);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("enrolment-code-invalid");
        }
    }

    @Test
    void aCodeIsShownOnceAndNeverAgain() {
        JsonNode made = officer.post("/api/enrolment-codes", Map.of("maxUses", 5, "validHours", 2))
                .json();
        assertThat(made.get("code").asString()).matches("YD1-[A-Z2-7]{20}-[A-Z2-7]{32}");
        assertThat(officer.get("/api/enrolment-codes").text())
                .contains(made.get("id").asString())
                .doesNotContain(made.get("code").asString().substring(4, 24));
    }

    @Test
    void guessingIsSlowedDownAndSaysForHowLong() {
        String wrong = "YD1-" + "A".repeat(20) + "-" + "B".repeat(32);
        AgentCredentials.Refused last = refusedWith(wrong);
        for (int i = 0; i < 12 && last.status() != 429; i++) {
            last = refusedWith(wrong);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("too-many-attempts");
    }

    @Test
    void aRequestNotSignedByItsOwnKeyIsRefused() {
        ApiClient.Answer answer = anyone().postWithoutCsrf(
                        "/api/enrolment",
                        Map.of(
                                "code", code,
                                "csr", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
                                "hostName", newHost(),
                                "osName", "Linux",
                                "osVersion", "12",
                                "architecture", "x86_64",
                                "agentVersion", "1",
                                "machineFingerprint", "0".repeat(64)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("csr");
    }

    @Test
    void aMachineThatEnrolsAgainIsNoNewRecord() {
        AgentCredentials first = AgentCredentials.enrol(site, code, newHost());
        AgentCredentials again = AgentCredentials.enrol(site, code, first.host());
        assertThat(again.endpointId()).isEqualTo(first.endpointId());
    }
}
