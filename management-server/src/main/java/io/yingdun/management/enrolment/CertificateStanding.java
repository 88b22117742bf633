package io.yingdun.management.enrolment;

import java.time.Instant;

/** What is known about a certificate that was issued. */
public record CertificateStanding(
        String serial, String endpointId, Instant issuedAt, Instant notAfter, boolean used, boolean superseded) {}
