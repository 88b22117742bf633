package io.yingdun.management.enrolment;

import io.yingdun.foundation.pki.CertificateAuthority;
import io.yingdun.foundation.pki.CertificateRequest;
import io.yingdun.foundation.pki.IssuedCertificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Certificates of endpoints: issued, renewed, looked up. A renewed one replaces the older when it is first used. */
@Service
public class EndpointCertificates {

    private final CertificateMapper certificates;
    private final CertificateAuthority authority;
    private final Clock clock;

    EndpointCertificates(CertificateMapper certificates, CertificateAuthority authority, Clock clock) {
        this.certificates = certificates;
        this.authority = authority;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    @Transactional
    public IssuedCertificate issue(CertificateRequest request, String endpointId) {
        Instant now = clock.instant();
        IssuedCertificate issued = authority.issueClient(
                request, "endpoint " + endpointId, io.yingdun.protocol.EndpointCertificates.uri(endpointId));
        certificates.insert(issued.serial(), endpointId, request.keyFingerprint(), now, issued.notAfter());
        return issued;
    }

    /** By serial number; numbers that were never issued are missing. */
    public Map<String, CertificateStanding> standing(Collection<String> serials) {
        return certificates.standing(serials.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(CertificateStanding::serial, Function.identity()));
    }

    /** These are used for the first time: what they replace counts no more. */
    @Transactional
    public void firstUse(Collection<String> serials) {
        if (!serials.isEmpty()) {
            String[] all = serials.toArray(String[]::new);
            certificates.used(all, clock.instant());
            certificates.supersede(all, clock.instant());
        }
    }
}
