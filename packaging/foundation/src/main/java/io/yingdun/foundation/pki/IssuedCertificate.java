package io.yingdun.foundation.pki;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A fresh certificate and the CA certificate behind it, leaf first. */
public record IssuedCertificate(List<X509Certificate> chain) {

    public IssuedCertificate {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    public Instant notAfter() {
        return leaf().getNotAfter().toInstant();
    }

    /** The serial number as it is kept and compared: lower-case hex without sign. */
    public String serial() {
        return serialOf(leaf());
    }

    public static String serialOf(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        return serial.toString(16);
    }

    public List<String> pem() {
        return chain.stream().map(PemFiles::pem).toList();
    }
}
