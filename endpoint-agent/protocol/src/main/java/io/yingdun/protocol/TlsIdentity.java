package io.yingdun.protocol;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key and the certificates that vouch for it.
 *
 * @param chain own certificate first, then its issuers up to and including the authority
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Key as PKCS #8 (RFC 5958) in PEM, of the same algorithm as the first certificate's; certificates in PEM. */
    public static TlsIdentity fromPem(String key, String certificates) throws GeneralSecurityException {
        List<X509Certificate> chain = certificates(certificates);
        return new TlsIdentity(privateKey(key, chain.get(0).getPublicKey().getAlgorithm()), chain);
    }

    public static TlsIdentity fromKeyStore(KeyStore store, String alias, char[] password)
            throws GeneralSecurityException {
        Certificate[] stored = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key) || stored == null) {
            throw new GeneralSecurityException("the key store holds no private key with a certificate as " + alias);
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : stored) {
            chain.add((X509Certificate) certificate);
        }
        return new TlsIdentity(key, chain);
    }

    /** Every certificate in a PEM text, in its order; at least one. */
    public static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate in the PEM text");
        }
        return chain;
    }

    /** The first unencrypted PKCS #8 key in a PEM text. */
    public static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        Matcher matcher = PKCS8.matcher(pem);
        if (!matcher.find()) {
            throw new GeneralSecurityException("no PKCS #8 private key in the PEM text");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** Names the owner only; the key never reaches a log. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
