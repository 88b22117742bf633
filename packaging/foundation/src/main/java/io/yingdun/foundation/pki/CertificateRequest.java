package io.yingdun.foundation.pki;

import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A certification request (PKCS #10, RFC 2986) whose signature proved that the sender holds the private key. Only its
 * public key is used; names and extensions that a sender wishes for are not.
 */
public final class CertificateRequest {

    private static final int MAX_BYTES = 8192;
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(X9ObjectIdentifiers.prime256v1, SECObjectIdentifiers.secp384r1);

    private final SubjectPublicKeyInfo publicKey;

    private CertificateRequest(SubjectPublicKeyInfo publicKey) {
        this.publicKey = publicKey;
    }

    public static CertificateRequest ofPem(String pem) throws CertificateRequestException {
        if (pem.length() > MAX_BYTES) {
            throw new CertificateRequestException("is longer than " + MAX_BYTES + " bytes");
        }
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request) {
                return verified(request);
            }
            throw new CertificateRequestException("is no PEM certificate request");
        } catch (IOException | RuntimeException e) {
            throw new CertificateRequestException("is no PEM certificate request", e);
        }
    }

    public static CertificateRequest ofDer(byte[] der) throws CertificateRequestException {
        if (der.length > MAX_BYTES) {
            throw new CertificateRequestException("is longer than " + MAX_BYTES + " bytes");
        }
        try {
            return verified(new PKCS10CertificationRequest(der));
        } catch (IOException | RuntimeException e) {
            throw new CertificateRequestException("is no PKCS #10 request", e);
        }
    }

    private static CertificateRequest verified(PKCS10CertificationRequest request) throws CertificateRequestException {
        SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
        boolean ellipticCurve =
                X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm());
        if (!ellipticCurve
                || !CURVES.contains(
                        ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters()))) {
            throw new CertificateRequestException("has a key other than EC P-256 or P-384");
        }
        try {
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(key);
            if (!request.isSignatureValid(verifier)) {
                throw new CertificateRequestException("is not signed by its own key");
            }
            return new CertificateRequest(key);
        } catch (PKCSException | OperatorCreationException e) {
            throw new CertificateRequestException("has a signature that cannot be checked", e);
        }
    }

    SubjectPublicKeyInfo publicKey() {
        return publicKey;
    }

    /** SHA-256 over the public key in hex: two requests of one key pair have the same. */
    public String keyFingerprint() {
        try {
            return Sha256.hex(publicKey.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
