package io.yingdun.agent.enrol;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Key pairs on the curve P-256 and PKCS #10 requests (RFC 2986) signed with them. */
final class KeyRequests {
    private static final String SUBJECT = "CN=Yingdun endpoint";

    private KeyRequests() {}

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no EC keys on P-256", e);
        }
    }

    /** DER. The subject says nothing: the server decides what the certificate names. */
    static byte[] request(KeyPair pair) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal(SUBJECT), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot sign a certificate request", e);
        }
    }

    static KeyPair decode(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PublicKey open = factory.generatePublic(new X509EncodedKeySpec(publicKey));
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        return new KeyPair(open, secret);
    }
}
