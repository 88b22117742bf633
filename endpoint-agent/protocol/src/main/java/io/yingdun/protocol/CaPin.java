package io.yingdun.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;

/**
 * The first 160 bits of the SHA-256 of a certification authority's certificate, as 32 characters of base32. An agent
 * that holds it knows its server before it trusts any certificate. 160 bits: a second certificate with the same pin
 * costs 2^160 trials, and a person can still read the code out.
 *
 * @param text upper case
 */
public record CaPin(String text) {
    private static final int BYTES = 20;
    static final int CHARACTERS = BYTES * 8 / 5;

    public CaPin {
        text = text.toUpperCase(Locale.ROOT);
        if (text.length() != CHARACTERS || !Base32.isText(text)) {
            throw new IllegalArgumentException("a pin has " + CHARACTERS + " characters of A-Z and 2-7");
        }
    }

    public static CaPin of(X509Certificate ca) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ca.getEncoded());
            return new CaPin(Base32.encode(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("cannot digest a certificate", e);
        }
    }

    public boolean matches(X509Certificate ca) {
        return of(ca).equals(this);
    }
}
