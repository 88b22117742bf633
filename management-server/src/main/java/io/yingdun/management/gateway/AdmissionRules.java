package io.yingdun.management.gateway;

import io.yingdun.management.enrolment.CertificateStanding;
import io.yingdun.management.fleet.EndpointStanding;
import io.yingdun.management.gateway.Knock.Decision;
import org.jspecify.annotations.Nullable;

/** Whether a key may be used, from what is known about its endpoint and its certificate; knows no connection. */
final class AdmissionRules {

    private AdmissionRules() {}

    static Decision decide(
            String endpointId,
            String fingerprint,
            @Nullable EndpointStanding endpoint,
            @Nullable CertificateStanding certificate) {
        if (endpoint == null || certificate == null || !certificate.endpointId().equals(endpointId)) {
            return Decision.CERTIFICATE_REFUSED;
        }
        if (endpoint.retired()) {
            return Decision.RETIRED;
        }
        if (endpoint.quarantined()) {
            return Decision.QUARANTINED;
        }
        boolean tooOld =
                endpoint.keysValidFrom() != null && certificate.issuedAt().isBefore(endpoint.keysValidFrom());
        if (certificate.superseded() || tooOld) {
            return Decision.CERTIFICATE_REFUSED;
        }
        boolean otherMachine = endpoint.machineFingerprint() != null
                && !endpoint.machineFingerprint().equals(fingerprint);
        return otherMachine ? Decision.OTHER_MACHINE : Decision.ADMITTED;
    }
}
