package io.yingdun.foundation.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Writes X.509 v3 certificates (RFC 5280 §4) with the extensions that this product uses and no others. */
final class CertificateWriter {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** RFC 5280 §4.1.2.2 allows 20 octets, positive. */
    private static final int SERIAL_BITS = 127;

    enum Use {
        /** Of both ends: a server also connects, as DICOM peers do with each other, and shows the certificate there. */
        SERVER(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
        CLIENT(KeyPurposeId.id_kp_clientAuth);

        private final KeyPurposeId[] purposes;

        Use(KeyPurposeId... purposes) {
            this.purposes = purposes;
        }

        ExtendedKeyUsage extension() {
            return new ExtendedKeyUsage(purposes);
        }

        /** The certificate says that it may be used so. */
        boolean allowedBy(X509Certificate certificate) throws CertificateParsingException {
            List<String> stated = certificate.getExtendedKeyUsage();
            return stated != null
                    && Arrays.stream(purposes).map(KeyPurposeId::getId).allMatch(stated::contains);
        }
    }

    private final X500Name issuer;
    private final PrivateKey key;
    private final @Nullable SubjectPublicKeyInfo issuerKey;

    /** Signs with an authority that exists. */
    CertificateWriter(X509Certificate authority, PrivateKey key) {
        this.issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        this.issuerKey =
                SubjectPublicKeyInfo.getInstance(authority.getPublicKey().getEncoded());
        this.key = key;
    }

    /** Signs an authority that is only being made. */
    CertificateWriter(String commonName, PrivateKey key) {
        this.issuer = name(commonName);
        this.issuerKey = null;
        this.key = key;
    }

    private static X500Name name(String commonName) {
        return new X500Name("O=Yingdun,CN=" + commonName);
    }

    X509Certificate authority(PublicKey publicKey, Instant notBefore, Instant notAfter) {
        SubjectPublicKeyInfo own = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, own, notBefore, notAfter);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(own));
            return sign(builder);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate leaf(
            SubjectPublicKeyInfo publicKey,
            String commonName,
            List<GeneralName> names,
            Use use,
            Instant notBefore,
            Instant notAfter) {
        X509v3CertificateBuilder builder = builder(name(commonName), publicKey, notBefore, notAfter);
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, use.extension());
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(publicKey));
            return sign(builder);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509v3CertificateBuilder builder(
            X500Name subject, SubjectPublicKeyInfo publicKey, Instant notBefore, Instant notAfter) {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
        return new X509v3CertificateBuilder(
                issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, publicKey);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
