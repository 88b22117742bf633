package io.yingdun.management.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yingdun.management.enrolment.CertificateStanding;
import io.yingdun.management.fleet.EndpointStanding;
import io.yingdun.management.fleet.EndpointState;
import io.yingdun.management.gateway.Knock.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionRulesTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T00:00:00Z");

    private static EndpointStanding endpoint(
            boolean quarantined, boolean retired, @Nullable Instant keysValidFrom, @Nullable String fingerprint) {
        return new EndpointStanding(
                "e", "ward", EndpointState.OFFLINE, quarantined, retired, keysValidFrom, fingerprint);
    }

    private static CertificateStanding certificate(String endpointId, boolean superseded) {
        return new CertificateStanding("1a", endpointId, ISSUED, ISSUED.plusSeconds(1), true, superseded);
    }

    private static Decision decide(@Nullable EndpointStanding endpoint, @Nullable CertificateStanding certificate) {
        return AdmissionRules.decide("e", "f1", endpoint, certificate);
    }

    @Test
    void admitsTheEndpointItselfAlsoBeforeItsMachineIsKnown() {
        assertThat(decide(endpoint(false, false, ISSUED, "f1"), certificate("e", false)))
                .isEqualTo(Decision.ADMITTED);
        assertThat(decide(endpoint(false, false, null, null), certificate("e", false)))
                .isEqualTo(Decision.ADMITTED);
    }

    @Test
    void refusesACertificateThatIsUnknownOrAnothersOrReplacedOrTooOld() {
        EndpointStanding fine = endpoint(false, false, null, "f1");
        assertThat(decide(fine, null)).isEqualTo(Decision.CERTIFICATE_REFUSED);
        assertThat(decide(null, certificate("e", false))).isEqualTo(Decision.CERTIFICATE_REFUSED);
        assertThat(decide(fine, certificate("other", false))).isEqualTo(Decision.CERTIFICATE_REFUSED);
        assertThat(decide(fine, certificate("e", true))).isEqualTo(Decision.CERTIFICATE_REFUSED);
        assertThat(decide(endpoint(false, false, ISSUED.plusMillis(1), "f1"), certificate("e", false)))
                .isEqualTo(Decision.CERTIFICATE_REFUSED);
    }

    @Test
    void quarantineAndRetirementGoBeforeEverythingElse() {
        assertThat(decide(endpoint(true, false, null, "other"), certificate("e", true)))
                .isEqualTo(Decision.QUARANTINED);
        assertThat(decide(endpoint(true, true, null, "f1"), certificate("e", false)))
                .isEqualTo(Decision.RETIRED);
    }

    @Test
    void noticesAnotherMachine() {
        assertThat(decide(endpoint(false, false, null, "f2"), certificate("e", false)))
                .isEqualTo(Decision.OTHER_MACHINE);
    }

    @Test
    void asksTheOldConnectionOnlyWhenAnotherProcessComes() {
        ByteString one = ByteString.copyFromUtf8("one");
        ByteString two = ByteString.copyFromUtf8("two");
        assertThat(CloneRule.of(null, one)).isEqualTo(CloneRule.ALONE);
        assertThat(CloneRule.of(one, one)).isEqualTo(CloneRule.SAME_PROCESS);
        assertThat(CloneRule.of(one, two)).isEqualTo(CloneRule.ASK_THE_OLD_ONE);
    }
}
