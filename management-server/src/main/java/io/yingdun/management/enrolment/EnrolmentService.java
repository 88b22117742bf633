package io.yingdun.management.enrolment;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.pki.CertificateAuthority;
import io.yingdun.foundation.pki.CertificateRequest;
import io.yingdun.foundation.pki.CertificateRequestException;
import io.yingdun.foundation.pki.IssuedCertificate;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.management.fleet.Enrolment;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.runtime.YingdunSettings;
import io.yingdun.protocol.CaPin;
import io.yingdun.protocol.EnrolmentCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a code and a certificate request into an endpoint. */
@Service
class EnrolmentService {

    record Enrolled(String endpointId, List<String> certificateChain, String gateway) {}

    private final CodeMapper codes;
    private final EndpointCertificates certificates;
    private final FleetService fleet;
    private final CertificateAuthority authority;
    private final AuditLog audit;
    private final YingdunSettings settings;
    private final Clock clock;

    EnrolmentService(
            CodeMapper codes,
            EndpointCertificates certificates,
            FleetService fleet,
            CertificateAuthority authority,
            AuditLog audit,
            YingdunSettings settings,
            Clock clock) {
        this.codes = codes;
        this.certificates = certificates;
        this.fleet = fleet;
        this.authority = authority;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** A retry with the same code and the same key is the same enrolment and costs no second use. */
    @Transactional
    Enrolled enrol(EnrolmentRequest request, String address) {
        CertificateRequest csr = verified(request.csr());
        Code code = usable(request.code());
        String endpointId = codes.earlierUse(code.id(), csr.keyFingerprint());
        if (endpointId == null) {
            if (code.uses() >= code.maxUses()) {
                throw invalidCode();
            }
            endpointId = fleet.enrol(new Enrolment(
                    request.hostName(),
                    request.osName(),
                    request.osVersion(),
                    request.architecture(),
                    request.agentVersion(),
                    request.machineFingerprint().toLowerCase(Locale.ROOT),
                    address,
                    code.groupId()));
            codes.use(code.id());
            codes.recordUse(code.id(), csr.keyFingerprint(), endpointId, clock.instant());
            audit.recordSystem("endpoint.enrolled", endpointId, Map.of("code", code.id(), "host", request.hostName()));
        }
        IssuedCertificate issued = certificates.issue(csr, endpointId);
        return new Enrolled(endpointId, issued.pem(), settings.publicHost() + ":" + settings.gatewayPort());
    }

    private static CertificateRequest verified(String pem) {
        try {
            return CertificateRequest.ofPem(pem);
        } catch (CertificateRequestException e) {
            throw ProblemException.invalid("csr", e.getMessage());
        }
    }

    /** Unknown, expired, revoked and meant for another server look alike from outside. */
    private Code usable(String text) {
        EnrolmentCode presented;
        try {
            presented = EnrolmentCode.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalidCode();
        }
        Code code = codes.findBySecret(CodeService.hash(presented));
        Instant now = clock.instant();
        if (code == null
                || !presented.pin().equals(CaPin.of(authority.certificate()))
                || code.revokedAt() != null
                || !code.expiresAt().isAfter(now)) {
            throw invalidCode();
        }
        return code;
    }

    static ProblemException invalidCode() {
        return new ProblemException(
                "enrolment-code-invalid",
                403,
                "Enrolment code not accepted",
                "Ask a security officer for a new enrolment code.");
    }
}
